"""Any step of a recording is redone: chosen from the bar's list, its next click replaces it, and that can be undone."""

import json
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from models.guide import Step
from tests.picker.walking import Walk, bar, recording, says

pytestmark = pytest.mark.browser


def _choice(live: Page, name: str) -> Any:
    return bar(live).get_by_role("button", name=name, exact=True)


def _three(shop: Walk) -> tuple[int, Page, tuple[Step, ...]]:
    """A recording of three."""
    guide, live = recording(shop)
    for number, name in enumerate(("One", "Two", "Send message"), start=1):
        live.get_by_role("button", name=name, exact=True).click()
        says(live, f"Recording: {number} step")
    expect(bar(live).get_by_role("group", name="Steps").get_by_role("button")).to_have_text(
        ["1 Click “One”", "2 Click “Two”", "3 Click “Send message”"]
    )
    return guide, live, shop.document(guide).steps


def test_any_step_is_redone_where_it_stands_and_later_ones_stay(shop):
    guide, live, before = _three(shop)
    _choice(live, "2 Click “Two”").click()
    says(live, "Step 2: Click “Two”")
    expect(_choice(live, "2 Click “Two”")).to_have_attribute("aria-current", "step")
    live.locator("#ask").click()  # the author's own way to where it should be
    live.locator("#yes").press("Escape")
    _choice(live, "Redo this step").click()
    says(live, "Click what step 2 should be about.")
    live.get_by_role("button", name="Check out").click()
    says(live, "Redone. Step 2: Click “Check out”")
    live.locator("#ask").click()
    live.locator("#yes").press("Escape")
    steps = shop.document(guide).steps
    assert [step.title for step in steps] == ["Click “One”", "Click “Check out”", "Click “Send message”"]
    assert [step.id for step in steps] == [step.id for step in before]
    _choice(live, "Undo").click()
    says(live, "Step 2: Click “Two”")
    assert shop.document(guide).steps == before
    _choice(live, "Keep it").click()
    says(live, "Paused at 3 steps.")
    _choice(live, "Go on").click()
    live.locator("#ask").click()
    says(live, "Recording: 4 steps.")
    assert shop.document(guide).steps[:2] == before[:2]


def test_a_step_is_redone_on_another_page_than_the_one_the_recording_is_on(shop):
    guide, live = recording(shop)
    live.get_by_role("button", name="One", exact=True).click()
    says(live, "1 Click “One”")
    live.get_by_role("link", name="Orders").click()
    live.wait_for_url(f"{shop.home}/orders**")
    says(live, "2 Click “Orders of Anna Private”")
    live.locator("#again").click()
    says(live, "Recording: 3 steps.")
    _choice(live, "1 Click “One”").click()
    live.get_by_role("link", name="Account").click()
    live.wait_for_url(f"{shop.home}/account")
    says(live, "Step 1: Click “One”")
    _choice(live, "Redo this step").click()
    live.get_by_role("link", name="Shop").click()  # leads away at once
    live.wait_for_url(f"{shop.home}/")
    says(live, "Redone. Step 1: Click “Shop”")
    _choice(live, "Done").click()
    says(live, "3 steps are in the editor.")
    steps = shop.document(guide).steps
    assert [step.title for step in steps][::2] == ["Click “Shop”", "Click “Order again”"]
    assert steps[0].page == f"{shop.home}/account"


def test_a_pause_goes_on_across_pages(shop):
    guide, live = recording(shop)
    live.get_by_role("button", name="One", exact=True).click()
    says(live, "Recording: 1 step.")
    _choice(live, "Pause").click()
    live.get_by_role("link", name="Account").click()
    live.wait_for_url(f"{shop.home}/account")
    says(live, "Paused at 1 step.")
    live.locator("#enter").click()
    says(live, "1 Click “One”")
    says(live, "Paused at 1 step.")
    assert len(shop.document(guide).steps) == 1


def test_redoing_takes_keys_alone_and_has_nothing_that_axe_minds(shop):
    guide, live, before = _three(shop)
    second = _choice(live, "2 Click “Two”")
    second.focus()
    second.press("Enter")
    expect(_choice(live, "Redo this step")).to_be_focused()
    expect(live.locator("cairn-bar [role=status]").first).to_contain_text("Step 2: Click “Two”")
    found = Axe().run(live, context={"include": [["cairn-bar"]]})
    assert found.response["violations"] == [], json.dumps(found.response["violations"], indent=1)
    live.keyboard.press("Enter")
    says(live, "Click what step 2 should be about.")
    live.locator("#ask").press("Enter")
    says(live, "Redone. Step 2: Click “Ask”")
    assert [step.id for step in shop.document(guide).steps] == [step.id for step in before]


def test_a_step_that_somebody_removed_meanwhile_is_said_to_be_gone(shop):
    guide, live, before = _three(shop)
    _choice(live, "3 Click “Send message”").click()
    _choice(live, "Redo this step").click()
    shop.editor.goto(f"{shop.base}/guides/{guide}/steps/{before[2].id}")
    shop.editor.locator("#remove-step").click()
    expect(shop.editor.locator("#step-list li")).to_have_count(2)
    live.bring_to_front()
    live.locator("#ask").click()
    says(live, "This step no longer exists; somebody removed it.")
    assert shop.document(guide).steps == before[:2]
