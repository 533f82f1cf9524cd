"""Taking in events, against the least that it could cost on the same server: `python tests/bench/intake.py [SECONDS] [ROUNDS]`.

Durable batches a second, six events each, of Cairn (`web.asgi`) and of a bare ASGI application that parses the same body and
writes the same rows in grouped commits (`intake_apps.py`): both on granian, on the same database, with one process and 8 and 64
connections. Both are up and posted to by turns. The ratio is the middle one of the batches that each acknowledged for a second
of a processor that it took, the database's processes apart: on a busy machine, seconds by the clock say more about the
neighbours. What the clock said is printed beside it.

The client runs on the same machine and takes its share of it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from collections import Counter
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from sqlalchemy import text  # noqa: E402 -- the script is run from anywhere

from models.event.count_figures import FIGURES  # noqa: E402
from models.guide import Button, Guide, GuideDocument, Step  # noqa: E402
from models.release.publish import publish  # noqa: E402
from tests.bench.processor_time import seconds_of  # noqa: E402
from tests.bench.serving import GRANIAN, free_port, running  # noqa: E402
from tests.support.databases import PostgresServer, SqliteFiles, start_postgres  # noqa: E402
from tests.support.people import NOW, TARGET, settle  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from models.support.database import Database

APPS = {"Cairn": ("-m", "web.cli", "serve"), "bare": (*GRANIAN[:-1], "tests.bench.intake_apps:bare")}
"""Cairn as operators start it, which minds how threads take turns."""

CONNECTIONS = (8, 64)
SITES = 20
STEPS = ("s1", "s2", "s3")


def sites(database: Database) -> list[dict]:
    """Sites on which a guide of three steps is live."""
    found = []
    for number in range(SITES // 2):
        people = settle(database, (f"Acme{number}", f"Borealis{number}"))
        for person in (people.alice, people.charlie):
            with database.writing() as session:
                on, page = (Button("On", action={"type": "next"}),), TARGET["page"]
                steps = tuple(Step(id=one, kind="tooltip", title=one, target=TARGET, page=page, buttons=on) for one in STEPS)
                member, site = session.merge(person.member), session.merge(person.site)
                guide = Guide.create(session, site, "Welcome", "tour", GuideDocument(steps), member, NOW)
                release = publish(session, guide, seen="", by=member, now=datetime.now(UTC))
                known = {"key": site.key, "origin": site.origin, "guide": guide.key, "version": release.guides()[0]["version"]}
                ids = [guide.id, person.organisation.id, site.id]
            found.append({**known, "steps": list(STEPS), "ids": ids})
    return found


def environment(database: Database, live: list[dict], folder: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CAIRN_")}
    return {
        **kept,
        "PYTHONPATH": str(ROOT),
        "HERE": folder,
        "CAIRN_DATABASE_URL": database.url,
        "CAIRN_SECRET_KEY": "k" * 32,
        "CAIRN_TRUSTED_PROXIES": "127.0.0.1",
        "BENCH_GUIDES": json.dumps({one["key"]: one["ids"] for one in live}),
    }


@contextmanager
def served(app: str, environ: dict[str, str], live: list[dict], workers: int = 1) -> Iterator[tuple[int, int]]:
    """Where, and in which process."""
    port, pids = free_port(), list[int]()
    told = {"PORT": str(port), "GRANIAN_PORT": str(port), "WEB_CONCURRENCY": str(workers), "GRANIAN_WORKERS": str(workers)}
    with running([*APPS[app]], f"http://127.0.0.1:{port}/healthz", environ | told, pids):
        for one in live * 4 * workers:  # each process joins each site's script once
            urllib.request.urlopen(f"http://127.0.0.1:{port}/player/v1/{one['key']}.js").close()
        yield port, pids[0]


def posted(live: list[dict], port: int, connections: int, seconds: float, of: int) -> dict:
    """What a client of its own process heard, and what the server took for each second of a processor."""
    command = [sys.executable, str(ROOT / "tests/bench/posted_batches.py"), str(port), str(connections), str(seconds)]
    said = json.dumps([{name: value for name, value in one.items() if name != "ids"} for one in live])
    before = seconds_of(of)
    done = subprocess.run(command, input=said, capture_output=True, text=True, check=True)
    heard = json.loads(done.stdout.splitlines()[-1])
    return {**heard, "per_processor": heard["acknowledged"] / (seconds_of(of) - before)}


def compared(
    database: Database, live: list[dict], folder: str, seconds: float, rounds: int
) -> dict[int, list[tuple[dict, dict]]]:
    """By the number of connections, what Cairn and the bare application did in each round."""
    environ = environment(database, live, folder)
    found: dict[int, list[tuple[dict, dict]]] = {connections: [] for connections in CONNECTIONS}
    with served("Cairn", environ, live) as ours, served("bare", environ, live) as bare:
        for _ in range(rounds):
            for connections, rows in found.items():
                ours_, bare_ = (posted(live, port, connections, seconds, pid) for port, pid in (ours, bare))
                rows.append((ours_, bare_))
    return found


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 4.0
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} before; batches of six events, acknowledged a second")
    with TemporaryDirectory() as folder:
        measure("SQLite", SqliteFiles(Path(folder)), folder, seconds, rounds)
        for server in start_postgres():
            measure("PostgreSQL", server, folder, seconds, rounds)


def measure(engine: str, databases: SqliteFiles | PostgresServer, folder: str, seconds: float, rounds: int) -> None:
    with databases.fresh() as database:
        live = sites(database)
        found = compared(database, live, folder, seconds, rounds)
        with database.reading() as session:
            events = " + ".join(f"sum({figure})" for figure in FIGURES)
            there = session.scalar(text("SELECT count(*) FROM step_counts"))
            rows = there, session.scalar(text(f"SELECT {events} FROM guide_days"))
    for connections, pairs in found.items():
        ratio = median(ours["per_processor"] / bare["per_processor"] for ours, bare in pairs)
        clock = [median(one["per_second"] for one in side) for side in zip(*pairs, strict=True)]
        slow = median(ours["p99"] for ours, _ in pairs) * 1000
        statuses = sum((Counter(ours["statuses"]) for ours, _ in pairs), Counter[str]())
        print(
            f"  {engine:<11}{connections:>3} connections   {ratio:.2f} of the bare one (at least 0.5); by the clock Cairn "
            f"{clock[0]:,.0f}, bare {clock[1]:,.0f}; p99 {slow:.0f} ms   {dict(statuses)}   load {os.getloadavg()[0]:.1f}"
        )
    print(f"  {rows[1]:,} events in {rows[0]} rows")


if __name__ == "__main__":
    main()
