"""The product's navigation in a phone's window."""

import pytest
from playwright.sync_api import Browser

from tests.browser.windows import PHONE, window


@pytest.mark.browser
def test_on_a_phone_the_navigation_is_one_row_that_a_thumb_hits(browser: Browser, live_server, database, people):
    with window(browser, live_server.url, database, people.alice, PHONE) as page:
        page.goto(f"{live_server.url}/guides")
        links = page.get_by_role("navigation", name="Main").get_by_role("link").all()
        boxes = [link.bounding_box() for link in links]
        assert len(boxes) >= 4
        assert len({box["y"] for box in boxes}) == 1
        assert all(box["height"] >= 44 and box["width"] >= 44 for box in boxes)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.browser
@pytest.mark.one_engine
def test_on_a_phone_the_papers_of_the_privacy_page_stay_in_their_card(browser: Browser, live_server, database, people):
    with window(browser, live_server.url, database, people.alice, PHONE) as page:
        page.goto(f"{live_server.url}/privacy")
        card = page.locator("section", has=page.locator("#papers-title"))
        box = card.bounding_box()
        ends = [one["x"] + one["width"] for one in (link.bounding_box() for link in card.get_by_role("link").all())]
        assert len(ends) == 3
        assert max(ends) <= box["x"] + box["width"]


CUT_OFF = """() => [...document.querySelectorAll("main section > div > div")]
  .flatMap((stand) => [...stand.shadowRoot?.querySelectorAll("nav") ?? []])
  .filter((nav) => nav.scrollWidth > nav.clientWidth || nav.getBoundingClientRect().right > innerWidth)
  .map((nav) => nav.ariaLabel)"""


@pytest.mark.browser
@pytest.mark.one_engine
def test_on_a_phone_every_tab_of_every_component_is_in_sight_and_a_thumb_hits_it(browser: Browser, live_server, database, people):
    with window(browser, live_server.url, database, people.alice, PHONE) as page:
        page.goto(f"{live_server.url}/gallery")
        assert page.evaluate(CUT_OFF) == []
        tabs = page.get_by_role("navigation", name="Breakdown by").first.get_by_role("link")
        assert all(box["height"] >= 36 for box in (tab.bounding_box() for tab in tabs.all()))
