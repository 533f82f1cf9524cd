"""Pointing on the live page: the editor in one tab, Harbour with its strict policy in another; nothing is stubbed."""

import pytest
from playwright.sync_api import expect

from models.guide import Step
from tests.picker.walking import bar, says, walking
from web.harbour import create_harbour

pytestmark = pytest.mark.browser


@pytest.fixture
def harbour(browser, tmp_path):
    with walking(browser, tmp_path, create_harbour) as walk:
        yield walk


def test_an_element_of_the_live_page_becomes_the_steps_target(harbour):
    guide = harbour.guide(Step.new("tooltip", f"{harbour.home}/boats"))
    harbour.open(guide)
    live = harbour.live("Point on the live page")
    says(live, "Point at the element for step 1")
    assert live.url == f"{harbour.home}/boats"
    live.locator("#nav-berths").hover()
    expect(live.locator("cairn-picker .chip")).to_contain_text("1 match")
    live.locator("#nav-berths").click()
    says(live, "Saved: unique")
    assert live.url == f"{harbour.home}/boats"
    step = harbour.document(guide).steps[0]
    assert step.first_selector
    assert step.page == f"{harbour.home}/boats"
    assert live.locator(step.first_selector).get_attribute("id") == "nav-berths"
    editor = harbour.back()
    expect(editor.locator(".target-selector")).to_have_text(step.first_selector)
    bar(live).get_by_role("link", name="Back to the editor").click()
    live.wait_for_url(f"{harbour.base}/guides/{guide}/steps/*")
