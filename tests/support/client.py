"""A browser without a window: real requests, parsed pages, and a refusal of markup that nobody should be sent."""

import atexit
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, cached_property
from typing import Any, Self

from anyio.from_thread import BlockingPortal, start_blocking_portal
from bs4 import BeautifulSoup
from selectolax.lexbor import LexborHTMLParser
from starlette.applications import Starlette
from starlette.testclient import TestClient

from models.account import MemberSession
from models.support.database import Database
from tests.support.markup import parsed
from tests.support.people import Person
from web.kit.client_identity import COOKIE


@dataclass(frozen=True)
class Answer:
    """A status, headers and the page or part of one; `where` is where a redirect leads."""

    status: int
    headers: Any
    text: str
    content: bytes = b""

    @cached_property
    def html(self) -> BeautifulSoup:
        """The page or part of one; empty where something else was answered."""
        is_html = self.headers.get("content-type", "").startswith("text/html")
        return parsed(self.text if is_html else "", multi_valued_attributes=None)

    @property
    def where(self) -> str:
        return self.headers.get("location", "")

    def words(self, selector: str = "body") -> str:
        found = self.html.select_one(selector)
        assert found is not None, f"nothing matches {selector}"
        return " ".join(found.get_text(" ").split())


class Client:
    """Asks the application as one browser; `get`, `post`, `put` and `delete` return an Answer."""

    def __init__(self, app: Starlette) -> None:
        self._http = TestClient(app, follow_redirects=False, base_url="http://127.0.0.1:8000")
        self._http.portal = event_loop()
        self._app = app

    def __enter__(self) -> Self:
        self._http.__enter__()
        return self

    def __exit__(self, *problem: object) -> None:
        self._http.__exit__(*problem)

    @property
    def database(self) -> Database:
        return self._app.state.instance.database

    def sign_in(self, person: Person) -> "Client":
        """This browser is that person's from now on."""
        with self.database.writing() as session:
            secret = MemberSession.start(session, session.merge(person.member), datetime.now(UTC))
        self._http.cookies.set(COOKIE, secret, domain="127.0.0.1")  # where answers set it, too
        return self

    @property
    def cookie(self) -> str:
        """The secret by which this browser is known."""
        return self._http.cookies[COOKIE]

    def forget(self) -> None:
        """This browser is nobody's again."""
        self._http.cookies.clear()

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, headers=headers)

    def post(self, path: str, data: dict[str, Any] | None = None, **headers: str) -> Answer:
        return self.ask("POST", path, data=data or {}, headers=headers)

    def put(self, path: str, data: dict[str, Any] | None = None, **headers: str) -> Answer:
        return self.ask("PUT", path, data=data or {}, headers=headers)

    def delete(self, path: str, **headers: str) -> Answer:
        return self.ask("DELETE", path, headers=headers)

    def ask(self, method: str, path: str, **rest: Any) -> Answer:
        headers = {name.replace("_", "-"): value for name, value in rest.pop("headers", {}).items()}
        response = self._http.request(method, path, headers=headers, **rest)
        is_html = response.headers.get("content-type", "").startswith("text/html")
        is_customers = "sandbox" in response.headers.get("content-security-policy", "")  # a snapshot is as their page is
        if is_html and response.text.strip() and not is_customers:
            refuse_bad_markup(response.text, whole="<html" in response.text)
        return Answer(response.status_code, response.headers, response.text, response.content)


@cache
def event_loop() -> BlockingPortal:
    """One for all requests of a test run, as a server has: a loop and a thread for each take longer than most requests."""
    started = start_blocking_portal()
    portal = started.__enter__()
    atexit.register(started.__exit__, None, None, None)
    return portal


def refuse_bad_markup(text: str, *, whole: bool) -> None:
    """Raises AssertionError for a duplicate id, a missing title or language, a form without action, an inline handler.

    Every answer of every test passes here, so it is read by a parser in C; one that a test looks into is parsed for it alone.
    """
    html = LexborHTMLParser(text)
    ids = Counter(element.attributes["id"] for element in html.css("[id]"))
    twice = sorted(str(name) for name, count in ids.items() if count > 1)
    assert not twice, f"ids that are there twice: {', '.join(twice)}"
    if whole:
        title = html.css_first("head > title")
        assert title is not None, "a page without a title"
        assert title.text().strip(), "a page with an empty title"
        assert html.css_first("html[lang]:not([lang=''])"), "a page that does not say its language"
    for form in html.css("form"):
        assert any(form.attributes.get(name) for name in ("action", "hx-post", "hx-put", "hx-get", "hx-delete", "hx-patch")), (
            f"a form without action: {str(form.html)[:120]}"
        )
    for element in html.css("*"):
        handlers = [name for name in element.attributes if name.lower().startswith("on")]
        assert not handlers, f"an inline handler, {handlers[0]}, on <{element.tag}>"
