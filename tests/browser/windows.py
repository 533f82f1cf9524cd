"""A member's window of a size."""

from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime

from playwright.sync_api import Browser, Page

from models.account import MemberSession
from models.support.database import Database
from tests.support.people import Person

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1440, "height": 900}


@contextmanager
def window(browser: Browser, base: str, database: Database, person: Person, size: dict[str, int]) -> Generator[Page]:
    """Signed in as that person, at no page yet."""
    with database.writing() as session:
        secret = MemberSession.start(session, session.merge(person.member), datetime.now(UTC))
    context = browser.new_context(viewport=size)
    context.add_cookies([{"name": "cairn_session", "value": secret, "url": base}])
    try:
        yield context.new_page()
    finally:
        context.close()
