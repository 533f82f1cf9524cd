"""From an empty database to a live tour of one's own, by the link that `cairn serve` prints; no demonstration is involved."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from models.site import Site
from tests.browser.author import OPEN, Author, follow
from tests.sites.serving import serve_app
from tests.support.live import cairn
from tests.support.people import PASSWORD
from web.commands.first_link import first_link
from web.harbour import create_harbour

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.thin_thread]
STEPS = {'[data-testid="figure-occupancy"]': "How full you are", "#nav-boats": "Your boats"}


def test_who_is_first_sets_cairn_up_and_makes_a_tour_that_visitors_meet(browser_page: Page, database, tmp_path):
    page = browser_page
    with serve_app(create_harbour(None)) as before, cairn(database, tmp_path, before.removeprefix("http://")) as base:
        author = Author(page, base)
        page.goto(first_link(database, base, datetime.now(UTC)))
        for label, text in (("Your name", "Maren"), ("E-mail address", "maren@harbour.example"), ("Password", PASSWORD)):
            page.get_by_label(label).fill(text)
        page.get_by_label("Organisation").fill("Harbour Marina")
        page.get_by_label("Address of your product").fill(f"{before}/")
        page.get_by_role("button", name="Set up and sign in").press("Enter")
        tag = page.locator("code", has_text="<script async").first.inner_text()
        assert first_link(database, base, datetime.now(UTC)) == ""
        page.get_by_role("link", name="Make a guide").click()
        author.tour(STEPS)
        assert author.problems == []
        with serve_app(create_harbour(tag.split('src="')[1].split('"')[0])) as live:
            with database.writing() as session:  # with its tag the product is served at another port
                session.scalars(select(Site)).one().address = f"{live}/"
            visit = page.context.browser.new_page(viewport={"width": 1280, "height": 800})
            visit.add_init_script(OPEN)
            visit.goto(f"{live}/")
            expect(visit.get_by_role("dialog")).to_contain_text("How full you are")
            follow(visit, STEPS)
            visit.close()
