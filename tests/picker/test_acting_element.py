"""Pointing at the innermost thing means the nearest that acts around it."""

from collections.abc import Generator

import pytest
from playwright.sync_api import Browser, Page
from starlette.applications import Starlette
from starlette.routing import Mount

from tests.picker.stage import STATIC, _Open
from tests.sites.serving import serve_app

pytestmark = pytest.mark.browser

PAGE = """<!doctype html><html lang="en"><title>Things</title><style>
body > * { display: block; margin: 12px } svg { width: 20px; height: 20px }
.hand { cursor: pointer; width: 90px }</style><body>
<div><a id=contents href="/y" style="display:contents"><b id=contentsword>Contents</b></a></div>
<div><button id=save><svg id=icon viewBox="0 0 10 10"><path id=path d="M0 0h10v10H0z"/></svg>
<span id=word>Save</span></button></div>
<div><a id=link href="/x"><b><i id=deep>Orders</i></b></a></div>
<ul role=menu tabindex=-1 id=menu><li role=menuitem id=item><div><span id=itemword>Rename</span></div></li></ul>
<div><div role=tab id=tab tabindex=0><span id=tabword>Overview</span></div></div>
<div role=list><div role=listitem id=entry tabindex=0><span>Add a mooring</span></div></div>
<div><label id=label><span id=labelword>Plan</span></label></div>
<div><label for=field><span id=fieldword>Name</span></label><input id=field></div>
<div><div class=hand id=card><p><span id=cardword>Open</span></p></div></div>
<div contenteditable id=editor><p id=line>Text that is being written</p></div>
<p id=prose>Only <em id=em>text</em> to read.</p>
<div><svg id=drawing viewBox="0 0 10 10"><circle id=dot cx=5 cy=5 r=5 /></svg></div>
<details><summary id=summary><strong id=summaryword>More</strong></summary>x</details>
<section tabindex=0 role=region id=region style="height:40px;overflow:auto"><p id=inregion>Scrolled text</p></section>
<my-button id=custom></my-button><x-plain id=plain><span id=inplain>plain</span></x-plain>
<div id=whole tabindex=0 style="height:600px"><p id=inwhole>A whole page</p></div>
<script>
customElements.define("my-button", class extends HTMLElement {
  connectedCallback() {
    this.attachShadow({ mode: "open", delegatesFocus: true }).innerHTML = "<button><span>Custom</span></button>";
  }
});
</script></body></html>"""
LISTEN = """async (base) => {
  window.base = base;
  const { actingElement } = await import(base + "/static/picker/acting_element.js");
  addEventListener("pointermove", (event) => { window.meant = actingElement(event); }, true);
}"""


@pytest.fixture(scope="module")
def things(browser: Browser) -> Generator[Page]:
    with serve_app(Starlette(routes=[Mount("/static", _Open(directory=STATIC))])) as base:
        page = browser.new_page(viewport={"width": 900, "height": 900})
        page.set_content(PAGE)
        page.evaluate(LISTEN, base)
        yield page
        page.close()


@pytest.mark.parametrize(
    ("pointed", "meant"),
    [
        ("path", "save"),
        ("word", "save"),
        ("deep", "link"),
        ("contentsword", "contents"),
        ("itemword", "item"),
        ("tabword", "tab"),
        ("labelword", "label"),
        ("fieldword", "field"),
        ("cardword", "card"),
        ("line", "editor"),
        ("em", "em"),
        ("prose", "prose"),
        ("dot", "drawing"),
        ("summaryword", "summary"),
        ("inregion", "inregion"),
        ("inplain", "inplain"),
        ("inwhole", "inwhole"),
    ],
)
def test_what_somebody_means_who_points_at(things: Page, pointed: str, meant: str):
    things.mouse.move(1, 1)
    things.locator(f"#{pointed}").hover(position={"x": 3, "y": 3} if pointed != "prose" else {"x": 200, "y": 3})
    assert things.evaluate("window.meant?.id") == meant


def test_a_button_in_a_component_is_meant_and_not_its_text(things: Page):
    things.mouse.move(1, 1)
    things.locator("my-button span").hover()
    assert things.evaluate("window.meant?.localName") == "button"


OUTLINED = """async (base) => {
  const { rectOf } = await import(base + "/static/picker/same_origin_frames.js");
  const { pickOf } = await import(base + "/static/picker/element_label.js");
  const [whole, word] = ["contents", "contentsword"].map((id) => document.getElementById(id));
  return [rectOf(whole).toJSON(), word.getBoundingClientRect().toJSON(), pickOf(whole).rect];
}"""


def test_what_has_no_box_of_its_own_is_outlined_where_its_content_is(things: Page):
    base = things.evaluate("window.base")
    outlined, content, picked = things.evaluate(OUTLINED, base)
    assert content["width"] > 0
    assert outlined == content
    assert picked[2:] == [round(content[side], 1) for side in ("width", "height")]


def test_an_item_of_a_list_that_acts_is_named_by_its_text(things: Page):
    named = "async (base) => (await import(base + '/static/picker/element_label.js')).labelOf(document.getElementById('entry'))"
    assert things.evaluate(named, things.evaluate("window.base")) == "Add a mooring"
