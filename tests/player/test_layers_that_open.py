"""Layers that the page opens over a guide, closes, or hides it with; and whose Escape it is."""

import pytest
from playwright.sync_api import expect

from tests.player.looking import ITEMS, PAINTED, panel, shows

pytestmark = pytest.mark.long


@pytest.mark.parametrize("source", ["window", "document", "panel", "a"])
@pytest.mark.parametrize("event", ["keydown", "keyup"])
@pytest.mark.parametrize("captures", [True, False])
def test_one_escape_closes_one_thing(begun, make, source, event, captures):
    body = panel("role=dialog", '<input id="a">')
    closing = f"event => event.key == 'Escape' && (panel.hidden = true), {str(captures).lower()}"
    page = begun(body, make.step("s1", **make.at("#a")), before=f"a.focus(); {source}.addEventListener('{event}', {closing})")
    shows(page, "s1").to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("cairn-stage")).to_have_count(0)
    assert page.evaluate("!panel.hidden")
    page.keyboard.press("Escape")
    assert page.evaluate("panel.hidden")


def test_one_escape_takes_the_step_that_was_shown_last(visit, make):
    banner = make.guide(make.step("b", "banner", placement="top"), id="banner", kind="hotspots")
    page = visit([banner | {"kind": "tour"}, make.guide(make.step("s1", "hotspot", **make.at("#a")), kind="hotspots")], panel())
    shows(page, "b").to_be_visible()
    page.get_by_role("button", name="Title s1").click()
    shows(page, "s1").to_be_visible()
    page.keyboard.press("Escape")
    shows(page, "s1").to_have_count(0)
    shows(page, "b").to_be_visible()


OPENED = {
    "a native dialog": ("<dialog id=later>Asks</dialog>", "later.showModal()", "later.close()"),
    "a library's dialog": (
        "<div id=later role=dialog aria-modal=true hidden>Asks</div>",
        "later.hidden = false",
        "later.remove()",
    ),
}


@pytest.mark.parametrize("how", OPENED)
@pytest.mark.parametrize("kind", ["slideout", "banner", "modal"])
def test_a_step_without_target_moves_into_the_dialog_that_opens_over_it_and_back(begun, make, kind, how):
    body, opening, closing = OPENED[how]
    page = begun(body, make.step("s1", kind), make.step("s2", kind))
    shows(page, "s1").to_be_visible()
    page.evaluate(opening)
    page.wait_for_function("later.contains(document.querySelector('cairn-stage'))")
    page.get_by_role("button", name="Next").click()
    shows(page, "s2").to_be_visible()
    page.evaluate(closing)
    page.wait_for_function("document.querySelector('cairn-stage')?.parentNode == document.body")
    page.get_by_role("button", name="Next").click()
    expect(page.locator("cairn-stage")).to_have_count(0)


@pytest.mark.parametrize("how", ["inert = true", "ariaHidden = true"])
def test_a_card_is_not_hidden_with_what_is_beside_a_dialog(begun, make, how):
    page = begun(ITEMS, make.step("s1", **make.at("#a")))
    shows(page, "s1").to_be_visible()
    page.evaluate(f"for (const one of document.body.children) one.{how}; {PAINTED}")
    page.get_by_role("button", name="Next").click()
    expect(page.locator("cairn-stage")).to_have_count(0)


@pytest.mark.parametrize("kind", ["slideout", "modal"])
def test_a_body_that_is_written_anew_keeps_a_step_without_target(begun, make, served, kind):
    page = begun("<p>old</p>", make.step("s1", kind))
    shows(page, "s1").to_be_visible()
    page.evaluate(f"document.body.innerHTML = '<p>new</p>'; {PAINTED}")
    page.get_by_role("button", name="Next").click()
    assert served.figures_until("completed") == ["started", "reached", "completed"]
