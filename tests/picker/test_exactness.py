"""What the picker tells of a live page is enough: its selectors match that element alone in Chromium, and on fetched pages."""

import urllib.request
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser
from starlette.applications import Starlette
from starlette.routing import Mount

from models.targets import check_page
from models.targets.live_pick import describe_live_pick
from tests.picker.stage import STATIC, _Open
from tests.sites.django_admin import django_admin
from tests.sites.serving import serve_app
from web.harbour import create_harbour

pytestmark = pytest.mark.browser

TELL = """async ([base, wanted]) => {
  const { description } = await import(base + "/static/picker/skeleton.js");
  const { canPick } = await import(base + "/static/picker/walk.js");
  window.told = [...document.body.querySelectorAll(wanted)].filter(canPick);
  window.told = window.told.filter((_, place) => place % Math.ceil(window.told.length / 80) === 0);
  return window.told.map((element) => description(element, 1));
}"""
ALONE = """(all) => all.flatMap((selectors, place) => selectors.filter((css) => {
  const found = document.querySelectorAll(css);
  return found.length !== 1 || found[0] !== window.told[place];
}))"""
CONTROLS = "a, button, input, select, textarea, summary, label"


def harbour():
    return serve_app(create_harbour(None))


@pytest.mark.parametrize(("site", "path"), [(harbour, "/boats"), (harbour, "/settings"), (django_admin, "/admin/library/book/")])
@pytest.mark.parametrize("wanted", ["*", CONTROLS], ids=["everything", "controls"])
def test_selectors_match_the_element_alone_and_controls_are_recognised_later(
    site: Callable[[], Any], path: str, wanted: str, browser: Browser
):
    with site() as base, serve_app(Starlette(routes=[Mount("/static", _Open(directory=STATIC))])) as cairn:
        page = browser.new_page(bypass_csp=True)
        page.goto(f"{base}{path}")
        told = page.evaluate(TELL, [cairn, wanted])
        targets = [describe_live_pick(body.encode()).target for body in told]
        assert len(targets) > 10
        assert page.evaluate(ALONE, [list(target.selectors) for target in targets]) == []
        page.close()
        with urllib.request.urlopen(f"{base}{path}") as fetched:
            verdicts = check_page(fetched.read().decode(), targets)
    wrong = {target.selectors[0]: one.verdict for target, one in zip(targets, verdicts, strict=True) if one.verdict != "unique"}
    assert wanted == "*" or wrong == {}
