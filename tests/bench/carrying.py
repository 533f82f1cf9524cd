"""What one machine carries: scripts and batches of events a second, with two serving processes, on SQLite and on PostgreSQL.

    python tests/bench/carrying.py [SECONDS]

The client runs on the same machine and takes its share of it. Each batch is one of its own, from a network of its own, and is
answered once it is committed. From the measured rates a table is computed for many organisations.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import secrets
import sys
import time
import urllib.request
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from models.release.publish import publish  # noqa: E402 -- the script is run from anywhere
from tests.bench.load import answers_per_second  # noqa: E402
from tests.bench.serving import environment, running  # noqa: E402
from tests.support.databases import PostgresServer, SqliteFiles, start_postgres  # noqa: E402
from tests.support.people import settle, tour  # noqa: E402

WORKERS = 2
AT_ONCE = 16
SITES = 20

ORGANISATIONS, PAGE_VIEWS = 1_000, 10_000_000
BUSIEST_HOUR = 0.10
"""Share of a day's page views in its busiest hour."""

BATCHES = 0.3
"""Batches of events for each page view."""

HEADROOM = 0.5
"""Share of the measured rate that is planned with."""


def sites(database) -> list[tuple[str, str, str, str]]:
    """Key, origin, guide and version of sites on which a guide is live."""
    found = []
    for number in range(SITES // 2):
        people = settle(database, (f"Acme{number}", f"Borealis{number}"))
        for person in (people.alice, people.charlie):
            with database.writing() as session:
                guide = tour(session, person)
                release = publish(session, guide, seen="", by=session.merge(person.member), now=datetime.now(UTC))
                found.append((person.site.key, person.site.origin, guide.key, release.guides()[0]["version"]))
    return found


def asked(site: tuple[str, str, str, str], number: int, port: int) -> bytes:
    key, origin, guide, version = site
    network = f"{11 + number % 89}.{number // 89 % 250}.{number // 22_250 % 250}.7"
    event = {"figure": "started", "guide": guide, "version": version, "step": "s1", "unique": True}
    batch = {"schema": 1, "environment": "production", "id": secrets.token_hex(8), "events": [event]}
    body = json.dumps(batch).encode()
    head = f"POST /player/v1/{key}/events HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\norigin: {origin}\r\ncontent-type: text/plain\r\n"
    return f"{head}x-forwarded-for: {network}\r\ncontent-length: {len(body)}\r\n\r\n".encode() + body


async def intake(live: list[tuple[str, str, str, str]], port: int, seconds: float) -> tuple[float, float]:
    """Batches that were acknowledged a second, and how long the slowest of 100 took."""
    numbers, waits, end = itertools.count(), [], time.perf_counter() + seconds

    async def one() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while time.perf_counter() < end:
            number = next(numbers)
            began = time.perf_counter()
            writer.write(asked(live[number % len(live)], number, port))
            head = await reader.readuntil(b"\r\n\r\n")
            if not head.startswith(b"HTTP/1.1 202"):
                raise RuntimeError(head.decode(errors="replace")[:300])
            waits.append(time.perf_counter() - began)
        writer.close()

    await asyncio.gather(*(one() for _ in range(AT_ONCE)))
    return len(waits) / seconds, sorted(waits)[int(len(waits) * 0.99)]


def measure(name: str, databases: SqliteFiles | PostgresServer, folder: str, seconds: float) -> tuple[float, float]:
    with databases.fresh() as database:
        live = sites(database)
        environ = {**environment(folder), "CAIRN_DATABASE_URL": database.url, "WEB_CONCURRENCY": str(WORKERS)}
        environ["CAIRN_TRUSTED_PROXIES"] = "127.0.0.1"
        port = int(environ["PORT"])
        with running(["-m", "web.cli", "serve"], f"http://127.0.0.1:{port}/healthz", environ):
            script = f"http://127.0.0.1:{port}/player/v1/{live[0][0]}.js"
            for key, *_ in live * 4 * WORKERS:  # each process joins each site's script once
                urllib.request.urlopen(f"http://127.0.0.1:{port}/player/v1/{key}.js").close()
            scripts = answers_per_second(script, {"accept-encoding": "br"}, seconds=seconds)
            batches, slow = asyncio.run(intake(live, port, seconds))
    print(f"{name:<12}{scripts:>10,.0f} scripts/s{batches:>10,.0f} batches/s   99 of 100 within {slow * 1000:,.0f} ms")
    return scripts, batches


def computed(name: str, scripts: float, batches: float) -> None:
    views = PAGE_VIEWS * BUSIEST_HOUR / 3600
    need = views / scripts + views * BATCHES / batches
    print(
        f"computed, {name}: {ORGANISATIONS:,} organisations with {PAGE_VIEWS:,} page views a day are {views:,.0f} scripts and "
        f"{views * BATCHES:,.0f} batches a second in the busiest hour: {need / HEADROOM:.2f} of this machine at half load"
    )


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} before; {WORKERS} serving processes")
    with TemporaryDirectory() as folder:
        rates = {"SQLite": measure("SQLite", SqliteFiles(Path(folder)), folder, seconds)}
        for server in start_postgres():
            rates["PostgreSQL"] = measure("PostgreSQL", server, folder, seconds)
    for name, (scripts, batches) in rates.items():
        computed(name, scripts, batches)


if __name__ == "__main__":
    main()
