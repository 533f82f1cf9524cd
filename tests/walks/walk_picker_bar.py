"""The picker's own bar above dialogs, menus, lists and popovers of libraries that people build with, by mouse and keyboard."""

import pytest
from playwright.sync_api import Page, expect
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route

from tests.picker.walking import Walk, bar, pointing, says, walking
from tests.player.looking import PAINTED
from tests.support.chromium import at_rest
from tests.walks.walk_layers import LEFT_BY_TAB, LIBRARIES

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ON = "document.activeElement.shadowRoot?.activeElement.textContent ?? document.activeElement.dataset.it"
each_library = pytest.mark.parametrize("library", LIBRARIES)


@pytest.fixture
def walk(browser, database, tmp_path, bundle, library):
    def customer(script: str) -> Starlette:
        head = f'<!doctype html><html lang="en"><title>Layers</title><script async src="{script}"></script>'
        return Starlette(routes=[Route("/", lambda _request: HTMLResponse(f"{head}<body>{bundle(library)}"))])

    with walking(browser, database, tmp_path, customer) as walk:
        yield walk


def button(live: Page, name: str):
    return bar(live).get_by_role("button", name=name, exact=True)


def opened(live: Page, layer: str, by: str) -> None:
    """The bar is left alone, and the layer opened as a person would."""
    opener = live.locator(f"[data-it=open-{layer}]")
    opener.click() if by == "mouse" else opener.press("Space")
    stays(live, layer)


def stays(live: Page, layer: str) -> None:
    at_rest(live).evaluate(PAINTED)
    expect(live.locator(f"[data-it={layer}-b]")).to_be_visible()


def is_pointed_at(walk: Walk, guide: int, live: Page, layer: str) -> bool:
    """Whether the first selector of what was saved leads to that element of the layer."""
    target = walk.document(guide).steps[0].target
    return target is not None and live.locator(target["selectors"][0]).get_attribute("data-it") == f"{layer}-b"


@each_library
def test_the_bar_is_pressed_above_every_layer_and_what_is_in_it_is_pointed_at(walk, library):
    for layer in LIBRARIES[library]:
        guide, live = pointing(walk)
        button(live, "Use the page").click()
        opened(live, layer, "mouse")
        for _ in range(2):
            button(live, "Move this bar to the other edge").click()
            stays(live, layer)
        button(live, "Point").click()
        says(live, "Point at the element for step 1")
        stays(live, layer)
        live.locator(f"[data-it={layer}-b]").click()
        says(live, "Saved. Found")
        assert live.title() == "Layers", "the page heard the pick"
        assert is_pointed_at(walk, guide, live, layer)
        live.close()


@each_library
def test_the_bar_is_reached_by_tab_from_every_layer_that_tab_does_not_close(walk, library):
    for layer in LIBRARIES[library]:
        if layer in {"menu", "select"} or (library, layer) in LEFT_BY_TAB:
            continue  # these close, or keep the key, whoever is beside them
        guide, live = pointing(walk)
        button(live, "Use the page").press("Enter")
        opened(live, layer, "keyboard")
        way = []
        while live.evaluate(ON) != "Point":
            assert len(way) < 14, f"Tab leads to {way}"
            live.keyboard.press("Tab")
            way.append(live.evaluate(ON))
        stays(live, layer)
        live.keyboard.press("Enter")
        says(live, "Point at the element for step 1")
        stays(live, layer)
        live.locator(f"[data-it={layer}-b]").click()
        says(live, "Saved. Found")
        assert is_pointed_at(walk, guide, live, layer)
        live.close()
