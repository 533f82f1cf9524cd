"""What a browser keeps between the pages of a visit: no step waits for an answer, and nothing outlives the minute."""

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select

from models.guide import Guide
from models.release.publish import publish, take_down
from models.support.database import Database
from models.support.settings import Settings
from tests.player.conftest import OPEN
from tests.sites.serving import serve_app
from tests.support.live import listening, served
from tests.support.people import NOW, People, tour
from web.app import create_app

pytestmark = pytest.mark.browser

HELD = 30
"""Seconds after which a test that holds an answer back has failed."""


@dataclass
class Edge:
    """A cache before Cairn, as networks of many servers are: it says how old its answers are, and can be slow."""

    app: Any
    age: int = 0
    """Seconds that the script was underway, as the browser is told."""
    answering: threading.Event = field(default_factory=threading.Event)
    asked: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    statuses: list[int] = field(default_factory=list)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or not scope["path"].endswith(".js"):
            return await self.app(scope, receive, send)
        self.asked.release()
        assert await asyncio.to_thread(self.answering.wait, HELD)
        age = self.age

        async def pass_on(message: Any) -> None:
            if message["type"] == "http.response.start":
                self.statuses.append(message["status"])
                message = {**message, "headers": [*message["headers"], (b"age", str(age).encode())]}
            await send(message)

        return await self.app(scope, receive, pass_on)


@dataclass
class Visit:
    database: Database
    people: People
    edge: Edge
    page: Page
    site: str
    script: str

    def go(self, path: str) -> None:
        self.page.goto(self.site + path)

    def expect_title(self, title: str) -> None:
        expect(self.page.locator("cairn-stage h2")).to_have_text(title)

    def put_another_live(self) -> None:
        """Takes *Old news* down; what the next script has is *Fresh news*."""
        with self.database.writing() as session:
            alice = session.merge(self.people.alice.member)
            take_down(session, session.scalars(select(Guide)).one(), by=alice, now=NOW)
            _publish(session, self.people, "Fresh news")

    def until_kept(self, text: str) -> None:
        """Until the browser has a script with that text for the next page; asks nobody."""
        has = "async ([url, text]) => (await (await fetch(url, {cache: 'force-cache'})).text()).includes(text)"
        self.page.wait_for_function(has, arg=[self.script, text])


@pytest.fixture
def visited(database, people, page, tmp_path, monkeypatch) -> Iterator[Visit]:
    monkeypatch.setattr("models.release.release_shelf.LOOK_EVERY", 0.0)
    with database.writing() as session:
        people.alice.site.budget = 0
        _publish(session, people, "Old news")
    with listening() as (listener, port):
        base = f"http://127.0.0.1:{port}"
        environ = {"CAIRN_DATABASE_URL": database.url, "CAIRN_BASE_URL": base, "CAIRN_SECRET_KEY": "k" * 32, "PORT": str(port)}
        edge = Edge(create_app(Settings.read(environ, tmp_path), database))
        edge.answering.set()
        script = f"{base}/player/v1/{people.alice.site.key}.js"
        with served(edge, listener), serve_app(_customer(script)) as site:
            page.add_init_script(OPEN)
            yield Visit(database, people, edge, page, site, script)
            edge.answering.set()


def _publish(session: Any, people: People, title: str) -> None:
    guide = tour(session, people.alice, title)
    step = replace(guide.document.steps[0], title=title, page="")
    guide.edit(guide.document.with_step(step), "Named", session.merge(people.alice.member), NOW)
    publish(session, guide, seen="", by=session.merge(people.alice.member), now=NOW)


def _customer(script: str) -> Any:
    html = f"<!doctype html><title>Acme</title><script async src='{script}'></script><button id=save>Save</button>".encode()

    async def answer(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html")]})
        await send({"type": "http.response.body", "body": html})

    return answer


def test_a_later_page_shows_its_step_while_the_browser_asks_what_is_new(visited: Visit):
    visited.edge.age = 20
    visited.go("/one")
    visited.expect_title("Old news")
    assert visited.edge.asked.acquire(timeout=HELD)
    visited.edge.answering.clear()
    visited.go("/two")
    visited.expect_title("Old news")
    assert visited.edge.asked.acquire(timeout=HELD), "the browser asks all the same"
    assert visited.edge.statuses == [200], "and has no answer yet"

    visited.put_another_live()
    visited.edge.answering.set()
    visited.until_kept("Fresh news")
    visited.go("/three")
    visited.expect_title("Fresh news")


def test_an_hour_later_nothing_new_is_not_sent_again(visited: Visit):
    visited.edge.age = 3600
    visited.go("/one")
    visited.expect_title("Old news")
    visited.go("/two")
    visited.expect_title("Old news")
    first, *later = visited.edge.statuses
    assert (first, set(later)) == (200, {304})


def test_a_minute_later_no_page_is_shown_what_was_taken_down(visited: Visit):
    visited.edge.age = 57
    visited.go("/one")
    visited.expect_title("Old news")
    visited.put_another_live()
    visited.go("/two")
    visited.expect_title("Fresh news")
