"""Twenty sites of twenty organisations, served by one process or two, and whole requests that are asked of them."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from models.account import Member, MemberSession
from models.release.publish import publish
from models.support.database import Database
from tests.attacks.arrivals import get
from tests.attacks.besieged import free_port, status_of
from tests.attacks.crowd import NAME, NETWORK
from tests.attacks.stopping import wait_until
from tests.support.people import settle, tour

ROOT = Path(__file__).parents[2]
SITES = 20
EVENTS = 6


@dataclass
class Town:
    port: int
    pid: int = 0
    events: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)

    @property
    def reads(self) -> list[str]:
        return [get(path, accept_encoding="br") for path in self.paths]


@contextmanager
def serving(database: Database, workers: int = 1) -> Iterator[Town]:
    """Cairn on that database with its sites asked once, so that each process has joined their scripts."""
    town = _settled(database)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CAIRN_")}
    ours = {"CAIRN_DATABASE_URL": database.url, "CAIRN_SECRET_KEY": "k" * 32, "CAIRN_TRUSTED_PROXIES": "127.0.0.1"}
    environ = {**kept, **ours, "PORT": str(town.port), "WEB_CONCURRENCY": str(workers)}
    silent = subprocess.DEVNULL
    server = subprocess.Popen([sys.executable, "-m", "web.cli", "serve"], cwd=ROOT, env=environ, stdout=silent, stderr=silent)
    try:
        assert wait_until(lambda: status_of(town.port, "GET", "/readyz") == 200, 60), "the server is ready"
        town.pid = server.pid
        for path in town.paths * 4 * workers:
            status_of(town.port, "GET", path)
        yield town
    finally:
        server.terminate()
        server.wait(20)


def _settled(database: Database) -> Town:
    town = Town(free_port())
    for number in range(SITES // 2):
        people = settle(database, (f"Acme{number}", f"Borealis{number}"))
        for person in (people.alice, people.charlie):
            with database.writing() as session:
                guide, now = tour(session, person), datetime.now(UTC)
                release = publish(session, guide, seen="", by=session.merge(person.member), now=now)
                cookie = MemberSession.start(session, session.get_one(Member, person.member.id), now)
                key, version = person.site.key, release.guides()[0]["version"]
                event = {"figure": "started", "guide": guide.key, "version": version}
                batch = {"schema": 1, "environment": "production", "id": NAME, "events": [event] * EVENTS}
            town.events.append(posted(f"/player/v1/{key}/events", json.dumps(batch), person.site.origin))
            town.pages.append(get("/guides", cookie=f"cairn_session={cookie}"))
            town.paths += [f"/player/v1/{key}.js", f"/player/v1/{key}/guides.json"]
    return town


def posted(path: str, body: str, origin: str) -> str:
    length = len(body) - len(NAME) + 32
    head = f"POST {path} HTTP/1.1\r\nhost: 127.0.0.1\r\norigin: {origin}\r\ncontent-type: text/plain\r\n"
    return f"{head}x-forwarded-for: 198.18.{NETWORK}.7\r\ncontent-length: {length}\r\n\r\n{body}"
