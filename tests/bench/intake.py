"""Taking in events, against the least that it could cost on the same server: `python tests/bench/intake.py [SECONDS] [ROUNDS]`.

Durable batches a second, six events each, of Cairn (`web.asgi`) and of a bare ASGI application that parses the same body and
writes the same rows in grouped commits (`intake_apps.py`): both on granian, on the same database, with one process and 8 and 64
connections. They take turns, and the best of the rounds counts: on a busy machine the others say more about the neighbours.

The client runs on the same machine and takes its share of it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from sqlalchemy import text  # noqa: E402 -- the script is run from anywhere

from models.guide import Button, Guide, GuideDocument, Step  # noqa: E402
from models.release.publish import publish  # noqa: E402
from tests.bench.serving import GRANIAN, free_port, running  # noqa: E402
from tests.support.databases import PostgresServer, SqliteFiles, start_postgres  # noqa: E402
from tests.support.people import NOW, TARGET, settle  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from models.support.database import Database

APPS = {"Cairn": "web.asgi:app", "bare": "tests.bench.intake_apps:bare"}
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
def served(app: str, environ: dict[str, str], live: list[dict], workers: int = 1) -> Iterator[int]:
    port = free_port()
    start = [*GRANIAN[:-1], "--workers", str(workers), "--port", str(port), app]
    with running(start, f"http://127.0.0.1:{port}/healthz", environ):
        for one in live * 4 * workers:  # each process joins each site's script once
            urllib.request.urlopen(f"http://127.0.0.1:{port}/player/v1/{one['key']}.js").close()
        yield port


def posted(live: list[dict], port: int, connections: int, seconds: float) -> dict:
    """What a client of its own process heard."""
    command = [sys.executable, str(ROOT / "tests/bench/posted_batches.py"), str(port), str(connections), str(seconds)]
    said = json.dumps([{name: value for name, value in one.items() if name != "ids"} for one in live])
    done = subprocess.run(command, input=said, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def compared(database: Database, live: list[dict], folder: str, seconds: float, rounds: int) -> dict[tuple[str, int], dict]:
    """The best round of each application and number of connections."""
    best: dict[tuple[str, int], dict] = {}
    environ = environment(database, live, folder)
    for _ in range(rounds):
        for name, app in APPS.items():
            with served(app, environ, live) as port:
                for connections in CONNECTIONS:
                    found, before = posted(live, port, connections, seconds), best.get((name, connections))
                    if before is None or found["per_second"] > before["per_second"]:
                        best[name, connections] = found
    return best


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
        best = compared(database, live, folder, seconds, rounds)
        with database.reading() as session:
            rows = session.execute(text("SELECT count(*), sum(total) FROM counts")).one()
    for connections in CONNECTIONS:
        ours, bare = best["Cairn", connections], best["bare", connections]
        print(
            f"  {engine:<11}{connections:>3} connections   Cairn {ours['per_second']:7,.0f}   bare {bare['per_second']:7,.0f}   "
            f"{ours['per_second'] / bare['per_second']:.2f}   p99 {ours['p99'] * 1000:.0f} ms   {ours['statuses']}"
        )
    print(f"  {rows[1]:,} events in {rows[0]} rows")


if __name__ == "__main__":
    main()
