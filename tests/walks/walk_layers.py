"""Dialogs, menus, lists and popovers of libraries that people build with: steps in and over them, by mouse and keyboard."""

from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.player.looking import ASKED, PAINTED, shows
from tests.support.chromium import at_rest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

EVERY = ("dialog", "menu", "select", "popover")
LIBRARIES = {
    "radix": EVERY,
    "mui": EVERY,
    "headless": EVERY,
    "bootstrap": ("dialog", "menu", "popover"),
    "trap": ("dialog",),
    "vue": EVERY,
    "alpine": EVERY,
}
LAYERS = [(library, layer) for library, layers in LIBRARIES.items() for layer in layers]
LEFT_BY_TAB = {("bootstrap", "menu"), ("headless", "popover")}
"""Closed by their libraries as soon as Tab leads on from them, to whatever."""
KEPT_BY_ESCAPE = {("bootstrap", "popover")}
"""Its library has no use for the key."""
each_layer = pytest.mark.parametrize(("library", "layer"), LAYERS, ids=map("-".join, LAYERS))

BUTTONS = [{"label": name.title(), "style": "secondary", "action": {"type": name}} for name in ("back", "next")]
CLOSE = "\N{MULTIPLICATION SIGN}"
WITHIN = "document.activeElement.shadowRoot?.activeElement.textContent ?? document.activeElement.dataset.it"


@pytest.fixture
def opened(visit, make, bundle):
    """A page of the library, with its layer opened by mouse or by keyboard, and a guide of these steps started over it."""

    def opened(library: str, layer: str, *steps: Any, by: str = "mouse", kind: str = "tour") -> Page:
        told = [make.step(name, kind, **{"buttons": BUTTONS, **members}) for name, kind, members in steps]
        page = visit([make.guide(*told, rules=ASKED, kind=kind)], bundle(library))
        opened_by(page, layer, by).evaluate("cairn.start('welcome')")
        return page

    return opened


def opened_by(page: Page, layer: str, by: str) -> Page:
    page.wait_for_function("window.cairn?.version")
    opener = page.locator(f"[data-it=open-{layer}]")
    opener.click() if by == "mouse" else opener.press("Space")
    expect(page.locator(f"[data-it={layer}-b]")).to_be_visible()
    at_rest(page).evaluate(PAINTED)
    return page


def stays(page: Page, layer: str) -> None:
    page.evaluate(PAINTED)
    expect(page.locator(f"[data-it={layer}-a]")).to_be_visible()


@each_layer
def test_steps_in_and_over_a_layer_are_used_by_mouse(opened, make, library, layer):
    inside = make.at(f"[data-it={layer}-a]")
    clicked = {**make.at(f"[data-it={layer}-b]"), "advance": [{"when": "target_click"}]}
    over = [("modal", "modal", {}), ("banner", "banner", {}), ("slideout", "slideout", {})]
    page = opened(library, layer, ("in", "tooltip", inside), *over, ("click", "tooltip", clicked), ("end", "modal", {}))
    shows(page, "in").to_be_visible()
    for at, after in (("in", "modal"), ("modal", "banner"), ("banner", "slideout"), ("slideout", "click")):
        stays(page, layer)
        page.get_by_role("button", name="Next").click()
        shows(page, after).to_be_visible()
        stays(page, layer)
        page.get_by_role("button", name="Back").click()
        shows(page, at).to_be_visible()
        stays(page, layer)
        page.get_by_role("button", name="Next").click()
        shows(page, after).to_be_visible()
    stays(page, layer)
    page.locator(f"[data-it={layer}-b]").click()
    shows(page, "end").to_be_visible()
    assert page.title() == "chosen"
    page.get_by_role("button", name="Close").click()
    expect(page.locator("cairn-stage")).to_have_count(0)


@each_layer
def test_a_beacon_in_a_layer_is_pressed(opened, make, library, layer):
    page = opened(library, layer, ("in", "hotspot", make.at(f"[data-it={layer}-a]")), kind="hotspots")
    page.get_by_role("button", name="Title in").click()
    shows(page, "in").to_be_visible()
    stays(page, layer)
    page.get_by_role("button", name="Close").click()
    shows(page, "in").to_have_count(0)
    stays(page, layer)


def tab_to(page: Page, *names: str, key: str = "Tab") -> None:
    """Presses the key until the keyboard has been on each of these."""
    way = [page.evaluate(WITHIN)]
    while not {*names} <= {*way}:
        assert len(way) < 14, f"{key} leads to {way}"
        page.keyboard.press(key)
        way.append(page.evaluate(WITHIN))


@each_layer
def test_steps_in_and_over_a_layer_are_used_by_keyboard(opened, make, library, layer):
    inside = make.at(f"[data-it={layer}-a]")
    clicked = {**make.at(f"[data-it={layer}-b]"), "advance": [{"when": "target_click"}]}
    is_left = (library, layer) in LEFT_BY_TAB
    is_list = layer in {"menu", "select"} and not is_left
    over = [] if is_left else [(kind, kind, {}) for kind in ("modal", "banner", "slideout")]
    steps = [("in", "tooltip", inside), *over, ("click", "tooltip", clicked), ("end", "modal", {})]
    page = opened(library, layer, *steps, by="keyboard")
    buttons = ("Back", "Next", CLOSE)
    reached = () if is_list or is_left else (f"{layer}-a", f"{layer}-b")
    for (at, _, _), (after, _, _) in pairwise(steps[:-1]):
        shows(page, at).to_be_visible()
        page.evaluate(PAINTED)
        tab_to(page, *buttons, *(() if at == "modal" else reached))
        stays(page, layer)
        tab_to(page, "Next", key="Shift+Tab")
        page.keyboard.press("Enter")
        shows(page, after).to_be_visible()
        stays(page, layer)
    page.evaluate(PAINTED)
    if is_list:
        page.keyboard.press("End")
        page.evaluate(PAINTED)
    else:
        tab_to(page, f"{layer}-b", key="Shift+Tab")
    page.keyboard.press("Enter")
    shows(page, "end").to_be_visible()
    assert page.title() == "chosen"
    page.keyboard.press("Escape")
    expect(page.locator("cairn-stage")).to_have_count(0)


@each_layer
def test_one_escape_closes_the_step_and_the_next_the_layer(visit, make, bundle, library, layer):
    steps = {"tooltip": make.at(f"[data-it={layer}-a]"), "modal": {}, "banner": {}}
    guides = [make.guide(make.step(kind, kind, **members), rules=ASKED, id=kind) for kind, members in steps.items()]
    page = opened_by(visit(guides, bundle(library)), layer, "keyboard")
    for kind in steps:
        page.evaluate(f"cairn.start('{kind}')")
        shows(page, kind).to_be_visible()
        page.evaluate(PAINTED)
        page.keyboard.press("Escape")
        expect(page.locator("cairn-stage")).to_have_count(0)
        stays(page, layer)
    if (library, layer) not in KEPT_BY_ESCAPE:
        page.keyboard.press("Escape")
        expect(page.locator(f"[data-it={layer}-a]")).to_be_hidden()
