"""Panels, menus and dialogs that are hard on cards: what closes on focus outside, traps it, acts on press."""

import pytest
from playwright.sync_api import expect

from tests.player.looking import ASKED, shows
from tests.walks.hard_pages import beside, press_next, settle, start

pytestmark = [pytest.mark.browser, pytest.mark.slow, beside]


def test_80_a_panel_that_closes_on_focus_outside_stays_open(hard):
    page = hard("80", ("s1", "#a", {}), ("s2", "#b", {}), rules=ASKED)
    page.locator("#open").click()
    start(page)
    shows(page, "s1").to_be_visible()
    settle(page)
    assert page.evaluate("!pop.hidden")
    press_next(page, "s2")
    settle(page)
    assert page.evaluate("!pop.hidden")


def test_81_a_press_on_a_card_is_no_press_outside(hard):
    page = hard("81", ("s1", "#a", {}), ("s2", "#b", {}), rules=ASKED)
    page.locator("#open").click()
    start(page)
    press_next(page, "s2")
    assert page.evaluate("!menu.hidden")


@pytest.mark.parametrize("kind", ["tooltip", "slideout", "modal", "banner"])
def test_82_every_button_is_reached_in_a_focus_trap(hard, kind):
    at = "#b" if kind == "tooltip" else ""
    page = hard("82", *((name, at, {"kind": kind}) for name in ("s1", "s2", "s3")), rules=ASKED)
    start(page)
    shows(page, "s1").to_be_visible()
    press_next(page, "s2")
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.shadowRoot?.activeElement?.className") == "primary":
            break
    page.keyboard.press("Enter")
    shows(page, "s3").to_be_visible()
    page.get_by_role("button", name="Close").click()
    expect(page.locator("cairn-stage")).to_have_count(0)


def test_82_a_beacon_is_pressed_in_a_focus_trap(hard):
    page = hard("82", ("s1", "#b", {"kind": "hotspot"}), kind="hotspots", rules=ASKED)
    start(page)
    page.get_by_role("button", name="Title s1").click()
    shows(page, "s1").to_be_visible()


@pytest.mark.parametrize("way", ["mouse", "Enter", " "])
def test_83_what_acts_on_press_counts_as_clicked(hard, way):
    page = hard("83", ("s1", "#open", {"advance": [{"when": "target_click"}]}), ("s2", "#a", {}), rules=ASKED)
    start(page)
    shows(page, "s1").to_be_visible()
    opener = page.locator("#open")
    opener.click() if way == "mouse" else opener.press(way)
    shows(page, "s2").to_be_visible()


def test_84_one_escape_closes_one_thing(hard):
    page = hard("84", ("s1", "#a", {}), rules=ASKED)
    start(page)
    shows(page, "s1").to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("cairn-stage")).to_have_count(0)
    assert page.evaluate("!dlg.hidden")
    page.keyboard.press("Escape")
    assert page.evaluate("dlg.hidden")
