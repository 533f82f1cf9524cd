"""The keyboard between cards and layers of the page that keep it: menus, dialogs, and what traps it without a role."""

import pytest
from playwright.sync_api import expect

from tests.player.looking import PAINTED, panel, shows
from tests.player.test_page_layers import MENU, TRAP, WITHIN

UNNAMED = "<button>Before</button>" + panel() + TRAP


def led(page, key="Tab", *, times):
    """Where the keyboard is at first, and after each press of the key."""
    page.evaluate(PAINTED)
    way = [page.evaluate(WITHIN)]
    for _ in range(times):
        page.keyboard.press(key)
        page.evaluate(PAINTED)
        way.append(page.evaluate(WITHIN))
    return way


@pytest.fixture
def over(begun, make):
    """The page with a tour of these kinds over it, started while the keyboard is in its layer."""

    def show(body, *kinds):
        return begun(body, *(make.step(f"s{number}", kind) for number, kind in enumerate(kinds, start=1)), before="a.focus()")

    return show


@pytest.mark.parametrize("body", [panel("role=dialog") + TRAP, UNNAMED, MENU], ids=["dialog", "unnamed", "menu"])
def test_tab_goes_around_in_a_modal_over_what_traps_the_keyboard(over, body):
    page = over(body, "modal")
    shows(page, "s1").to_be_focused()
    assert led(page, times=4) == ["card modal none", "primary", "close", "primary", "close"]
    assert led(page, "Shift+Tab", times=2) == ["close", "primary", "close"]


def test_tab_leads_from_a_trap_without_a_role_to_the_card_and_back(over):
    page = over(UNNAMED, "banner")
    shows(page, "s1").to_be_visible()
    assert led(page, times=6) == ["a", "b", "primary", "close", "a", "b", "primary"]
    assert led(page, "Shift+Tab", times=3) == ["primary", "b", "a", "close"]


def test_tab_leads_from_a_menu_to_the_card_back_and_on(over):
    """What comes then is the menu's: it would be a trap of ours otherwise."""
    page = over(MENU.replace('if (event.key == "Tab") event.preventDefault()', "") + "<button id=on>On</button>", "banner")
    shows(page, "s1").to_be_visible()
    assert led(page, times=4) == ["a", "primary", "close", "a", "on"]


def test_a_page_that_is_walked_around_is_no_trap(over):
    page = over("<button id=a>A</button><button id=b>B</button>", "banner")
    shows(page, "s1").to_be_visible()
    assert led(page, times=3) == ["a", "b", "primary", "close"]


def test_a_menu_has_the_keyboard_again_after_a_modal_over_it(over):
    page = over(MENU, "modal", "banner")
    shows(page, "s1").to_be_focused()
    page.get_by_role("button", name="Next").click()
    shows(page, "s2").to_be_visible()
    expect(page.locator("#a")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#b")).to_be_focused()


LIST = """<ul id="list" role="listbox" tabindex="0" aria-activedescendant="b"><li id="a" role="option">A</li>
<li id="b" role="option">B</li></ul>"""


@pytest.mark.parametrize("field", ["list", "combobox"])
def test_an_option_that_enter_chooses_for_a_list_that_has_the_keyboard_counts(begun, make, field):
    body = LIST + '<input id="combobox" role="combobox" aria-activedescendant="b">'
    clicked = {"advance": [{"when": "target_click"}]}
    page = begun(body, make.step("s1", **make.at("#b"), **clicked), make.step("s2", "modal"), before=f"{field}.focus()")
    shows(page, "s1").to_be_visible()
    page.locator(f"#{field}").press("Enter")
    shows(page, "s2").to_be_visible()


@pytest.mark.parametrize("key", ["a", "Space"])
def test_what_is_typed_in_a_combobox_chooses_nothing(begun, make, key):
    body = LIST + '<input id="combobox" role="combobox" aria-activedescendant="b">'
    page = begun(body, make.step("s1", **make.at("#b"), advance=[{"when": "target_click"}]), make.step("s2", "modal"))
    shows(page, "s1").to_be_visible()
    page.locator("#combobox").press(key)
    page.evaluate(PAINTED)
    shows(page, "s1").to_be_visible()
