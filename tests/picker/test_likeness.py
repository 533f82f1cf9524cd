"""A snapshot looks like its page: every element stands where Chromium puts it on the page itself, dressed the same."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.picker.conftest import Editor
from tests.sites.django_admin import django_admin
from tests.sites.documentation import documentation

pytestmark = pytest.mark.browser

SIZE = {"width": 1100, "height": 800}
LOOKS = """(number) => Object.fromEntries([...document.querySelectorAll("*")].map((element, place) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const picture = [style.backgroundImage === "none", element.naturalWidth ?? 0];
  const looks = [style.color, style.backgroundColor, style.fontFamily, style.fontSize, style.display, ...picture];
  const box = [x, y, width, height].map(Math.round);
  return [number ? element.getAttribute("data-cairn-node") : place, [element.localName, box, looks]];
}))"""


def without_scripts(route: Route) -> None:
    """The page as it is before any script ran, while the parser still reads `<noscript>` as browsers with scripts do."""
    response = route.fetch()
    route.fulfill(response=response, headers={**response.headers, "content-security-policy": "script-src 'none'"})


def live(chromium: Browser, url: str) -> tuple[Page, dict[str, Any]]:
    page = chromium.new_page(viewport=SIZE)  # pyright: ignore[reportArgumentType] - a plain dict will do
    page.route("**/*", without_scripts)
    page.goto(url)
    page.evaluate("document.fonts.ready")
    return page, page.evaluate(LOOKS, False)


@pytest.mark.parametrize(
    ("site", "path"),
    [(documentation, "/environment.html"), (django_admin, "/admin/library/book/")],
    ids=["documentation", "admin"],
)
def test_every_element_stands_and_looks_as_on_the_page(
    site: Callable[[], Any], path: str, browser: Browser, open_editor: Callable[..., Editor]
):
    with site() as base:
        page, expected = live(browser, f"{base}{path}")
        editor = open_editor(url=f"{base}{path}", viewport=SIZE)
        editor.frame.evaluate("document.fonts.ready")
        found = editor.frame.evaluate(LOOKS, True)
        page.close()
    compared = {number: looks for number, looks in found.items() if number != "null" and looks[0] != "template"}
    assert len(compared) > 0.9 * len(expected)
    assert {number: looks for number, looks in compared.items() if looks != expected[number]} == {}
