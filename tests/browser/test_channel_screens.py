"""Channels in Chromium: one is added, tried, looked at and removed, in light and dark, on a desk and on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.marina import Marina
from tests.support.chromium import at_rest

pytestmark = pytest.mark.browser


@pytest.fixture
def screen(browser_page: Page, marina: Marina):
    problems: list[str] = []
    browser_page.on("pageerror", lambda error: problems.append(str(error)))
    browser_page.context.add_cookies([{"name": "cairn_session", "value": marina.secret, "url": marina.base}])
    browser_page.goto(f"{marina.base}/channels")
    yield browser_page
    assert problems == []


def assert_fits(page: Page, name: str):
    """In both schemes and widths: nothing sticks out, and axe finds no fault."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for width in (1440, 360):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (name, scheme, width)
        found = Axe().run(at_rest(page))
        assert [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]] == []
    page.set_viewport_size({"width": 1440, "height": 900})


def test_a_webhook_is_added_tried_looked_at_and_removed(screen):
    screen.get_by_role("textbox", name="Address").fill("https://ci.acme.example/hook")
    screen.get_by_role("button", name="Add channel").click()
    expect(screen.locator("#channel-categories-problem")).to_be_visible()
    screen.locator("[name=release]").check()
    screen.get_by_role("button", name="Add channel").click()
    expect(screen.locator("#channel-secret")).to_contain_text("whsec_")
    assert_fits(screen, "list")
    screen.locator("#channel-list").get_by_role("link", name="ci.acme.example").click()
    screen.get_by_role("button", name="Send a trial message").click()
    expect(screen.locator("#delivery-log li")).to_contain_text("channel.trial")
    screen.get_by_text("What is sent").click()
    screen.get_by_role("button", name="New signing secret").click()
    expect(screen.locator("#channel-form .secret")).to_contain_text("whsec_")
    assert_fits(screen, "channel")
    screen.on("dialog", lambda dialog: dialog.accept())
    screen.get_by_role("button", name="Remove").click()
    expect(screen.get_by_role("heading", name="0 channels")).to_be_visible()
