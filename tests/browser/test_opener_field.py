"""What opens a step's element, chosen on the page."""

import pytest
from playwright.sync_api import expect

from tests.browser.editor_desk import Desk

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.one_engine]


def test_what_opens_an_element_is_pointed_at_named_and_taken_away(desk: Desk):
    page = desk.page
    page.locator("#fold-missing > summary").click()
    page.get_by_role("button", name="Point at it").click()
    expect(page.locator("#pointing-hint")).to_contain_text("Click the element")
    page.mouse.click(*desk.author.middle(desk.author.snapshot.locator("#nav-berths")))
    name = page.locator("#opener-name")
    expect(name).to_have_value("")
    expect(name).to_have_attribute("placeholder", "Berths")
    expect(name).to_be_focused()
    name.fill("The berths")
    desk.saved()
    assert desk.steps[0]["opener"]["name"] == "The berths"
    assert "nav-boats" in str(desk.steps[0]["target"]["selectors"])
    page.get_by_role("button", name="Nothing opens it").click()
    expect(page.get_by_role("button", name="Point at it")).to_be_visible()
    assert desk.steps[0]["opener"] is None
