"""Several findings decided on in one go, by the keyboard and on a phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.windows import DESK, PHONE, window
from tests.models.support.wire import answer
from tests.support.watching import RENAMED, guide_on

pytestmark = [pytest.mark.browser, pytest.mark.one_engine]


@pytest.fixture
def several(alice, database, night, harbour) -> list[int]:
    """Three buttons that moved, of two guides."""
    with database.writing() as session:
        guide_on(session, alice, harbour, "#add-boat", "#add-boat").name = "Second tour"
    night.check()
    harbour.say["/boats"] = answer(RENAMED.encode())
    night.check()
    return [one.id for one in night.findings()]


def test_by_keys_findings_are_chosen_decided_on_together_and_taken_back(browser, live_server, database, alice, several):
    with window(browser, live_server.url, database, alice, DESK) as page:
        page.goto(f"{live_server.url}/inbox")
        bar = page.get_by_role("form", name="Chosen findings")
        expect(bar).to_be_hidden()
        for key in ("j", "x", "j", "x"):
            page.keyboard.press(key)
        expect(bar).to_contain_text("2 chosen")
        expect(page.get_by_role("checkbox", name="Choose all 3")).to_be_checked(indeterminate=True)
        page.keyboard.press("Escape")
        expect(bar).to_be_hidden()
        page.evaluate("localStorage.setItem('cairn:letters', 'off')")
        page.locator(".finding-row a").first.focus()
        page.keyboard.press("x")
        page.keyboard.press("j")
        expect(page.locator(".finding-row a").first).to_be_focused()
        expect(bar).to_be_hidden()
        page.get_by_role("checkbox", name="Choose all 3").focus()
        page.keyboard.press("Space")
        expect(bar).to_contain_text("3 chosen")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        back = page.get_by_role("button", name="Undo 3 repairs")
        expect(back).to_be_focused()
        expect(page.locator(".inbox-pane")).to_contain_text("Accepted by Alice")
        expect(bar).to_have_count(0)
        page.keyboard.press("Enter")
        expect(page.locator("#finding-list")).to_contain_text("3 repairs taken back.")
        expect(page.locator(".inbox-pane").get_by_role("button", name="Use this element")).to_be_visible()
        expect(page.locator(".finding-row a").first).to_be_focused()


def test_those_of_one_guide_are_ignored_on_a_phone(browser, live_server, database, alice, several):
    with window(browser, live_server.url, database, alice, PHONE) as page:
        page.goto(f"{live_server.url}/inbox")
        page.get_by_role("checkbox", name="Choose all of Second tour").check()
        bar = page.get_by_role("form", name="Chosen findings")
        expect(bar).to_contain_text("2 chosen")
        bar.get_by_text("Ignore…").click()
        page.get_by_label("Why they can be ignored").fill("The page goes in May.")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.get_by_label("Why they can be ignored").press("Enter")
        expect(page.locator("#finding-list")).to_contain_text("2 findings ignored: The page goes in May.")
        expect(page.locator(".finding-row")).to_have_count(1)
        page.get_by_role("button", name="Undo ignoring 2 findings").click()
        expect(page.locator(".finding-row")).to_have_count(3)
