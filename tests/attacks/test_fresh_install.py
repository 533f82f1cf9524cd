"""A fresh install that is used for the demonstration's whole circle: whom all of its processes connect to."""

import re

import pytest
from playwright.sync_api import expect

from tests.attacks.traced_run import fresh_install
from tests.browser.author import OPEN, Author
from tests.support.chromium import PATIENCE

pytestmark = pytest.mark.browser


def test_promise_m8_the_demonstrations_circle_opens_only_connections_of_this_machine_that_were_asked_for(browser, tmp_path, told):
    with fresh_install(tmp_path) as fresh:
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        context.set_default_timeout(2 * PATIENCE)
        author = context.new_page()
        author.goto(fresh.link)
        author.locator("input[type=password]").first.fill("four walks before noon")
        author.locator("main form button").first.click()
        author.wait_for_url(lambda url: "/welcome/" not in url)

        author.goto(f"{fresh.base}/guides/new")
        author.get_by_label("Page to start on").fill(f"{fresh.demo}/")
        Author(author, fresh.base).tour({"#nav-boats": "Your boats"})
        author.goto(f"{fresh.base}/sites/1/checks")
        author.get_by_role("button", name="Check now").first.click()
        expect(author.locator("#check-history")).to_contain_text(re.compile(r"\d pages?"), timeout=4 * PATIENCE)

        visitor = browser.new_context()
        visitor.add_init_script(OPEN)
        page = visitor.new_page()
        page.goto(f"{fresh.demo}/")
        with page.expect_response(lambda answer: answer.url.endswith("/events") and answer.status == 202):
            page.get_by_role("dialog").first.wait_for()
            page.keyboard.press("Escape")
        author.goto(f"{fresh.base}/numbers")
        for one in (context, visitor):
            one.close()
        asked = fresh.asked
    places = {fresh.base.removeprefix("http://"), fresh.demo.removeprefix("http://")}
    told("a fresh install's circle", "-", "-", f"connections to {', '.join(sorted(asked))}")
    assert fresh.demo.removeprefix("http://") in asked, "the page that the author named was fetched"
    assert asked <= places
