"""Alice in the editor, at work on a tour of Harbour."""

import re
from collections.abc import Generator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from models.guide import Guide
from models.support.database import Database
from tests.browser.author import Author
from tests.sites.serving import serve_app
from tests.support.live import cairn
from tests.support.people import sign_in_alice
from web.harbour import create_harbour

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@dataclass
class Desk:
    """Alice in the editor of a new tour whose first step points at Harbour's boats."""

    page: Page
    base: str
    database: Database
    author: Author

    def saved(self) -> None:
        expect(self.page.locator("#save-state")).to_have_text(re.compile("^\\s*Saved\\s*$"))

    @property
    def steps(self) -> list[dict]:
        with self.database.reading() as session:
            return session.get_one(Guide, 1).document.to_json()["steps"]


@pytest.fixture
def desk(browser_page: Page, database, tmp_path) -> Generator[Desk]:
    with (
        serve_app(create_harbour(None)) as harbour,
        cairn(database, tmp_path, harbour.removeprefix("http://")) as base,
    ):
        browser_page.context.add_cookies([{"name": "cairn_session", "value": sign_in_alice(database), "url": base}])
        author = Author(browser_page, base)
        author.add_site(f"{harbour}/")
        browser_page.get_by_role("link", name="Make a guide").click()
        browser_page.get_by_role("button", name="Start building").click()
        author.point("#nav-boats")
        author.write("Boats")
        yield Desk(browser_page, base, database, author)
        assert author.problems == []
