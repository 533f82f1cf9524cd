"""From an empty editor to a published tour of two steps by the keyboard alone, counted."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.author import Author
from tests.sites.serving import serve_app
from tests.support.live import cairn
from tests.support.people import sign_in_alice
from web.harbour import create_harbour

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.one_engine]

MOST = 60
"""Half of what it took before."""


class Keys:
    """A keyboard that counts."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
        self.count += len(keys)

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)
        self.count += len(words)


def _point(page: Page, keys: Keys, *way: str) -> None:
    expect(page.locator("#pointing-hint")).to_contain_text("Click the element")
    keys.press(*way, "Enter")
    expect(page.locator("#step-title")).to_be_focused()


def test_a_tour_of_two_steps_is_made_and_published_by_keyboard(browser_page: Page, database, tmp_path):
    page = browser_page
    with (
        serve_app(create_harbour(None)) as harbour,
        cairn(database, tmp_path, harbour.removeprefix("http://")) as base,
    ):
        page.context.add_cookies([{"name": "cairn_session", "value": sign_in_alice(database), "url": base}])
        author = Author(page, base)
        author.add_site(f"{harbour}/")
        page.get_by_role("link", name="Make a guide").click()
        page.get_by_role("button", name="Start building").press("Enter")
        keys = Keys(page)
        _point(page, keys, "ArrowDown")
        first = page.locator(".target-selector").inner_text()
        keys.type("Boats")
        expect(page.locator("#save-state")).to_have_text("Saved")
        keys.press("Escape", "n")
        expect(page.locator("#step-panel h2")).to_have_text("Step 2")
        _point(page, keys, "ArrowDown", "ArrowRight")
        expect(page.locator(".target-selector")).not_to_have_text(first)
        keys.type("Berths")
        expect(page.locator("#save-state")).to_have_text("Saved")
        keys.press("Escape", "Shift+P")
        expect(page.locator("#publish-now")).to_be_focused()
        keys.press("Enter")
        expect(page.locator("#publication-bar .badge")).to_have_text("Live")
        assert author.problems == []
    print(f"{keys.count} keystrokes")
    assert keys.count <= MOST
