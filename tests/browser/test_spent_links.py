"""What stays on screen once the link for a copy was used."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.windows import DESK, window


@pytest.mark.browser
def test_a_copy_that_was_saved_says_that_its_link_is_spent_and_where_another_is(browser: Browser, live_server, database, people):
    with window(browser, live_server.url, database, people.bob, DESK) as page:
        page.goto(f"{live_server.url}/account/privacy")
        page.get_by_role("button", name="Get a copy").click()
        page.locator("#rights-panel a[href*='/rights/']").click()
        save, spent = page.get_by_role("button", name="Save the file"), page.get_by_text("This link is spent.")
        expect(spent).to_be_hidden()
        with page.expect_download() as saved:
            save.click()
        assert saved.value.suggested_filename == "cairn-about-you.zip"
        expect(save).to_be_hidden()
        expect(spent).to_be_visible()
        expect(page.locator("#copy-spent")).to_be_focused()
        page.get_by_role("link", name="Go to your account").click()
        expect(page.get_by_role("button", name="Get a copy")).to_be_visible()
        page.go_back()
        page.reload()
        expect(page.get_by_role("heading", name="This link no longer works")).to_be_visible()
