"""A page may name its forms and fields after whatever documents and forms have: the picker describes it all the same."""

from collections.abc import Generator

import pytest
from playwright.sync_api import Browser, Page
from starlette.applications import Starlette
from starlette.routing import Mount

from tests.picker.stage import STATIC, _Open
from tests.sites.serving import serve_app

pytestmark = pytest.mark.browser

PAGE = """<!doctype html><html lang="en"><title>Book</title><body><h1>Book</h1>
<form id="book" aria-label="Booking" tabindex="0">
<p><label>Adults <input id="adults"></label></p><button id="go">Find a berth</button>
<b id="names"></b></form><div id="forms"></div></body></html>"""
LOOK = """async (base) => {
  const load = (name) => import(`${base}/static/picker/${name}.js`);
  const [{ labelOf, pickOf }, { skeletonOf }, { acts }, { walk, canPick }, { Overlay }, { rectOf }] = await Promise.all(
    ["element_label", "skeleton", "acting_element", "walk", "overlay", "same_origin_frames"].map(load));
  const form = document.getElementById("book");
  const [label, field, button, names, forms] = ["label", "#adults", "#go", "#names", "#forms"].map(
    (one) => document.querySelector(one));
  const said = () => {
    const seen = [form, field, button, label].map((one) => {
      const levels = skeletonOf(one).map(({ picked, quirks, elements }) =>
        [picked, quirks, elements.map(([parent, tag, rest]) => [parent, tag, { ...rest, name: "" }])]);
      const led = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"].map((key) => walk(one, key) === one);
      return [labelOf(one), pickOf(one), acts(one), canPick(one), led, rectOf(one).toJSON(), levels];
    });
    const overlay = new Overlay();
    overlay.outline(form);
    overlay.remove();
    return JSON.stringify(seen);
  };
  const members = (thing) => thing ? [...Object.getOwnPropertyNames(thing), ...members(Object.getPrototypeOf(thing))] : [];
  const make = (tag, names) => names.map(() => document.createElement(tag));
  const [ofForm, ofDocument] = [HTMLFormElement, HTMLDocument].map((one) => [...new Set(members(one.prototype))]);
  const fields = make("input", ofForm), named = make("form", ofDocument);
  fields.forEach((one) => (one.type = "hidden"));
  names.append(...fields);
  forms.append(...named);
  const before = said();
  const setName = Element.prototype.setAttribute;
  fields.forEach((one, at) => setName.call(one, "name", ofForm[at]));
  named.forEach((one, at) => setName.call(one, "name", ofDocument[at]));
  const isShadowed = form.children === fields[ofForm.indexOf("children")] && document.body === named[ofDocument.indexOf("body")];
  let after;
  try {
    after = said();
  } catch (problem) {
    after = String(problem.stack);
  }
  for (const one of [...fields, ...named]) Element.prototype.remove.call(one);
  return { before, after, isShadowed };
}"""


@pytest.fixture
def served(browser: Browser) -> Generator[tuple[Page, str]]:
    with serve_app(Starlette(routes=[Mount("/static", _Open(directory=STATIC))])) as base:
        page = browser.new_page()
        page.set_content(PAGE)
        yield page, base
        page.close()


def test_fields_and_forms_named_after_every_member_change_nothing_that_is_said(served: tuple[Page, str]):
    page, base = served
    found = page.evaluate(LOOK, base)
    assert found["isShadowed"]
    assert "Find a berth" in found["before"]
    assert found["after"] == found["before"]
