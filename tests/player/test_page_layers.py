"""Dialogs, menus and panels that the page makes by itself: closed by a press or a focus outside, trapping the keyboard."""

import pytest
from playwright.sync_api import expect

from tests.player.looking import PAINTED, panel, shows

pytestmark = pytest.mark.long

OUTSIDE = "<script>%s.addEventListener('%s', event => panel.contains(event.target) || (panel.hidden = true), true)</script>"
TRAP = """<script>
  const isOut = event => !panel.contains(event.target)
  let last = document.querySelector("#a")
  document.addEventListener("focusin", event => isOut(event) ? last.focus() : (last = event.target), true)
  for (const type of ["mousedown", "touchstart", "click"]) document.addEventListener(type, event => {
    if (isOut(event)) event.preventDefault(), event.stopImmediatePropagation()
  }, true)
  const stops = [...panel.querySelectorAll("button")]
  document.addEventListener("keydown", event => {
    if (event.key != "Tab") return
    const way = event.shiftKey ? -1 : 1
    if (document.activeElement != stops.at(way > 0 ? -1 : 0)) return
    event.preventDefault()
    stops.at(way > 0 ? 0 : -1).focus()
  }, true)
  last.focus()
</script>"""
WITHIN = "document.activeElement.shadowRoot?.activeElement.className ?? document.activeElement.id"


@pytest.mark.parametrize("source", ["document", "window"])
@pytest.mark.parametrize("event", ["pointerdown", "mousedown", "pointerup", "mouseup", "click", "focusin", "focus"])
def test_what_is_done_on_a_card_is_not_outside_of_a_panel_that_has_no_role(begun, source, event):
    page = begun(panel(), before=f"panel.hidden = false; {(OUTSIDE % (source, event))[8:-9]}")
    shows(page, "s1").to_be_focused()
    page.get_by_role("button", name="Next").click()
    shows(page, "s2").to_be_visible()
    page.evaluate(PAINTED)
    assert page.evaluate("!panel.hidden")


def test_a_panel_that_closes_when_it_loses_the_keyboard_stays_open(begun):
    closing = "panel.addEventListener('focusout', event => panel.contains(event.relatedTarget) || (panel.hidden = true))"
    page = begun(panel(), before=f"a.focus(); {closing}")
    shows(page, "s1").to_be_focused()
    page.get_by_role("button", name="Next").click()
    shows(page, "s2").to_be_visible()
    assert page.evaluate("!panel.hidden")


def test_a_field_is_told_that_the_card_has_the_keyboard(begun):
    """It may be what makes the page look at what was typed."""
    page = begun(
        panel(inner='<input id="a"><button id="b">B</button>'), before="a.onblur = () => document.title = 'left'; a.focus()"
    )
    shows(page, "s1").to_be_visible()
    page.get_by_role("button", name="Next").focus()
    assert page.title() == "left"


def test_pressing_a_card_leaves_the_keyboard_in_the_field(begun, make):
    page = begun(panel(inner='<input id="a">'), make.step("s1", **make.at("#a")), before="a.focus()")
    page.get_by_text("Body s1").click()
    expect(page.locator("#a")).to_be_focused()


KINDS = ["tooltip", "slideout", "banner", "modal"]


@pytest.mark.parametrize("role", ["role=dialog", "role=alertdialog", "role=group aria-modal=true"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_card_in_a_dialog_that_traps_the_keyboard_is_used_by_mouse(begun, make, kind, role):
    where = make.at("#b") if kind == "tooltip" else {}
    page = begun(panel(role) + TRAP, make.step("s1", kind, **where), make.step("s2", kind, **where))
    page.get_by_role("button", name="Next").click()
    shows(page, "s2").to_be_visible()
    page.get_by_role("button", name="Close").click()
    expect(page.locator("cairn-stage")).to_have_count(0)


@pytest.mark.parametrize("target", ["#a", "#b", "#panel"])
def test_tab_leads_through_dialog_and_card_and_around(begun, make, target):
    page = begun(panel("role=dialog") + TRAP, make.step("s1", **make.at(target)))
    shows(page, "s1").to_be_focused()
    for key in ("Tab", "Shift+Tab"):
        seen = set()
        for _ in range(10):
            page.keyboard.press(key)
            seen.add(page.evaluate(WITHIN))
        assert seen >= {"a", "b", "primary", "close"}, key


def test_a_slideout_in_a_trap_is_reached_by_tab(begun, make):
    page = begun(panel("role=dialog") + TRAP, make.step("s1", "slideout"))
    shows(page, "s1").to_be_visible()
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate(WITHIN) == "primary":
            break
    page.keyboard.press("Enter")
    expect(page.locator("cairn-stage")).to_have_count(0)


def test_a_beacon_in_a_trap_is_pressed(begun, make):
    page = begun(panel("role=dialog") + TRAP, make.step("s1", "hotspot", **make.at("#b")), kind="hotspots")
    page.get_by_role("button", name="Title s1").click()
    shows(page, "s1").to_be_visible()


MENU = """<div style="padding:90px"><div id="panel" role=menu aria-label="Panel"><div id=a role=menuitem tabindex=-1>A</div>
<div id=b role=menuitem tabindex=-1>B</div></div></div><script>panel.addEventListener("keydown", event => {
  if (event.key == "Tab") event.preventDefault()
  if (event.key == "ArrowDown") b.focus()
}); document.addEventListener("focusin", event => panel.contains(event.target) || panel.remove())</script>"""


def test_the_keyboard_stays_in_a_menu_and_the_card_is_announced(begun, make):
    page = begun(MENU, make.step("s1", **make.at("#b")), before="a.focus()")
    shows(page, "s1").to_be_visible()
    page.evaluate(PAINTED)
    expect(page.locator("#a")).to_be_focused()
    assert page.evaluate("document.querySelector('cairn-stage').shadowRoot.querySelector('.layer').ariaLive") == "polite"
    page.keyboard.press("ArrowDown")
    expect(page.locator("#b")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate(WITHIN) == "close"
    page.keyboard.press("Tab")
    expect(page.locator("#b")).to_be_focused()
