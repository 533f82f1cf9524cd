"""Kills servers that take in events, and sends again what was not answered: `python tests/attacks/killed_intake.py [--times 20]`.

Visitors post batches, each with a name of its own; the server gets SIGKILL at a random moment and a new one is started. Whoever
got no answer sends the same batch again, as the player does. At the end every batch that was acknowledged, and every one that was
sent until it was, is counted once: on both databases.
"""

import argparse
import itertools
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from sqlalchemy import func, select  # noqa: E402 -- the script is run from anywhere

from models.event.event_count import Count  # noqa: E402
from models.event.repeated_batch import CountedBatch  # noqa: E402
from models.release.publish import publish  # noqa: E402
from models.support.database import Database  # noqa: E402
from tests.attacks.besieged import free_port, status_of  # noqa: E402
from tests.attacks.stopping import is_taken  # noqa: E402
from tests.support.databases import SqliteFiles, start_postgres  # noqa: E402
from tests.support.people import settle, tour  # noqa: E402

VISITORS = 6
EVENTS = 6
STARTING = 60.0
PAUSE = threading.Event()


@dataclass
class Seen:
    """What visitors saw. `lost` had no answer and were sent again; `counted` is what the database says at the end."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    refused: int = 0
    counted: int = 0
    names: int = 0


@dataclass
class Town:
    """A site that is live, and the server that it is asked at."""

    database: Database
    key: str
    body: str
    origin: str
    port: int = field(default_factory=free_port)
    over: threading.Event = field(default_factory=threading.Event)

    @classmethod
    def of(cls, database: Database) -> "Town":
        alice = settle(database).alice
        with database.writing() as session:
            guide = tour(session, alice)
            release = publish(session, guide, seen="", by=session.merge(alice.member), now=datetime.now(UTC))
            event = {"figure": "started", "guide": guide.key, "version": release.guides()[0]["version"]}
            body = json.dumps({"schema": 1, "environment": "production", "id": "NAME", "events": [event] * EVENTS})
            return cls(database, alice.site.key, body, alice.site.origin)

    def start(self, program: tuple[str, ...] = ("-m", "web.cli", "serve")) -> subprocess.Popen[bytes]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("CAIRN_")}
        ours = {"CAIRN_DATABASE_URL": self.database.url, "CAIRN_SECRET_KEY": "k" * 32, "CAIRN_TRUSTED_PROXIES": "127.0.0.1"}
        while is_taken(self.port):  # what the killed one started ends with it, a moment later
            PAUSE.wait(0.05)
        environ = {**kept, **ours, "PORT": str(self.port), "WEB_CONCURRENCY": "1"}
        silent = subprocess.DEVNULL
        return subprocess.Popen([sys.executable, *program], cwd=ROOT, env=environ, stdout=silent, stderr=silent)

    def send(self, name: str, network: int) -> int:
        headers = {"content-type": "text/plain", "origin": self.origin, "x-forwarded-for": f"198.18.{network % 250}.7"}
        return status_of(self.port, "POST", f"/player/v1/{self.key}/events", self.body.replace("NAME", name).encode(), headers)


def attack(database: Database, times: int, seed: int = 1) -> Seen:
    found, seen, chance = Town.of(database), Seen(), random.Random(seed)
    visitors = [threading.Thread(target=_visit, args=(found, seen, number)) for number in range(VISITORS)]
    server = found.start()
    for visitor in visitors:
        visitor.start()
    for _ in range(times):
        before, until = seen.acknowledged, time.monotonic() + STARTING
        while seen.acknowledged < before + VISITORS and time.monotonic() < until:
            found.over.wait(0.05)
        found.over.wait(chance.uniform(0.0, 0.5))
        server.send_signal(signal.SIGKILL)
        server.wait()
        seen.kills += 1
        server = found.start()
    found.over.set()
    for visitor in visitors:
        visitor.join(STARTING)
    server.terminate()
    server.wait(20)
    with database.reading() as session:
        seen.counted = session.scalar(select(func.coalesce(func.sum(Count.total), 0)))
        seen.names = session.scalar(select(func.count()).select_from(CountedBatch))
    return seen


def _visit(town: Town, seen: Seen, visitor: int) -> None:
    """Sends a batch until it is acknowledged, then the next one."""
    for number in itertools.count():
        name = f"{visitor:08x}{number:024x}"
        if town.over.is_set():
            return
        while (status := town.send(name, visitor * 40 + number)) != 202:
            if status == 0:
                seen.lost += 1
            else:
                seen.refused += 1
            PAUSE.wait(0.2)  # as the player waits before it sends again
        seen.acknowledged += 1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=20)
    times, wrong = parser.parse_args().times, 0
    with tempfile.TemporaryDirectory() as folder:
        for databases in itertools.chain([SqliteFiles(Path(folder))], start_postgres()):
            with databases.fresh() as database:
                seen = attack(database, times)
            print(database.engine.dialect.name, seen, flush=True)
            wrong += seen.counted != seen.acknowledged * EVENTS
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
