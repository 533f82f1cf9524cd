"""The draft looked at in every way that visitors may get it: widths, colours, direction, and on a phone."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.author import OPEN
from tests.browser.editor_desk import Desk
from tests.support.chromium import at_rest

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.one_engine]


@pytest.fixture
def open_desk(desk: Desk) -> Desk:
    """The cards that are drawn can be looked into."""
    desk.page.context.add_init_script(OPEN)
    desk.page.reload()
    return desk


def test_one_strip_shows_widths_colours_and_direction(open_desk: Desk):
    page, frame = open_desk.page, open_desk.page.locator("iframe.snapshot")
    card = open_desk.author.snapshot.get_by_role("dialog")
    expect(card).to_be_visible()
    for name, width in (("Tablet, 768 pixels", 768), ("Phone, 375 pixels", 375)):
        page.get_by_role("button", name=name).click()
        expect(page.get_by_role("button", name=name)).to_have_attribute("aria-pressed", "true")
        assert frame.evaluate("frame => frame.clientWidth") == width
    page.get_by_role("button", name="Desktop").click()
    light = card.evaluate("card => getComputedStyle(card).backgroundColor")
    page.get_by_role("button", name="Dark").click()
    expect(card).not_to_have_css("background-color", light)
    page.get_by_role("button", name="Right to left").click()
    expect(card).to_have_css("direction", "rtl")
    expect(open_desk.author.snapshot.locator("html")).to_have_attribute("dir", "rtl")
    page.get_by_role("button", name="Right to left").click()
    page.get_by_role("button", name="Dark").click()
    expect(card).to_have_css("direction", "ltr")
    expect(card).to_have_css("background-color", light)


def test_a_phone_reads_the_drafts_link_from_a_code(desk: Desk):
    page = desk.page
    page.get_by_role("button", name="Preview on a phone").click()
    code = page.locator("#preview-code")
    expect(code.get_by_role("img", name="QR code")).to_be_visible()
    expect(code).to_contain_text("only under a name or an address of your network")
    assert re.search(r"#cairn-preview=[\w.-]{40,}$", code.get_by_role("button", name="Copy the link").get_attribute("data-copy"))
    at_rest(page)
    assert Axe().run(page).response["violations"] == []
    page.get_by_role("button", name="Close", exact=True).click()
    expect(page.get_by_role("link", name="1 open preview")).to_have_count(0)  # it is said with the next page
    page.reload()
    expect(page.get_by_role("link", name="1 open preview")).to_be_visible()
