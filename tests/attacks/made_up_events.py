"""A stranger fills a site's numbers with made-up events: `python tests/attacks/made_up_events.py [--seconds N] [--code DIR]`.

Starts a Cairn of its own on loopback with the demonstration in it, sends as fast as one machine can for so long, and prints what
that did: answers by status, rows and bytes in the database. Ends with 1 when the attack works. `--code` names other sources of
Cairn, such as those of an older commit.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.request
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Generator

ROOT = Path(__file__).resolve().parents[2]
CLIENTS = 8
FOREIGN = "https://attacker.example"
FIGURES = ("eligible", "started", "reached", "completed", "dismissed", "target_missing", "left_page")
MOST_ROWS = 200
"""Rows that a site of the demonstration's size has at most for a day's honest events."""

MOST_BYTES = 512 * 1024


@dataclass(frozen=True)
class Site:
    """What anybody can read off a customer's page: where Cairn is, the site's key and origin, and a guide with its version."""

    url: str
    key: str
    origin: str
    guide: str
    version: str

    @classmethod
    def read(cls, url: str, key: str, origin: str) -> Site:
        with urllib.request.urlopen(f"{url}/player/v1/{key}/guides.json", timeout=10) as answer:
            guide = json.load(answer)["guides"][0]
        return cls(url, key, origin, guide["id"], guide["version"])


@dataclass
class Sent:
    """`statuses` by what was tried."""

    statuses: dict[str, Counter[int]] = field(default_factory=dict)

    def add(self, what: str, status: int) -> None:
        self.statuses.setdefault(what, Counter())[status] += 1

    def lines(self) -> list[str]:
        return [f"{what:<38} {dict(sorted(found.items()))}" for what, found in sorted(self.statuses.items())]


def attack(site: Site, seconds: float) -> Sent:
    """Sends made-up events from several connections until the time is over."""
    sent, until = Sent(), time.monotonic() + seconds
    clients = [threading.Thread(target=_client, args=(site, sent, until, number)) for number in range(CLIENTS)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return sent


def _client(site: Site, sent: Sent, until: float, number: int) -> None:
    chance = random.Random(number)
    origins = {"foreign origin": FOREIGN, "no origin": None, "origin null": "null", "the site's origin": site.origin}
    connection = http.client.HTTPConnection(urlsplit(site.url).netloc, timeout=10)
    while time.monotonic() < until:
        for name, origin in origins.items():
            headers = {"content-type": "text/plain"} | ({"origin": origin} if origin else {})
            try:
                connection.request("POST", f"/player/v1/{site.key}/events", _made_up(site, chance), headers)
                answer = connection.getresponse()
                answer.read()
                sent.add(f"made-up versions, {name}", answer.status)
            except (http.client.HTTPException, OSError):
                connection.close()
                sent.add(f"made-up versions, {name}", 0)
    connection.close()


def _made_up(site: Site, chance: random.Random) -> bytes:
    def event(number: int) -> dict[str, object]:
        version = site.version if number % 2 else f"{chance.getrandbits(256):064x}"
        return {
            "guide": site.guide,
            "figure": FIGURES[number % len(FIGURES)],
            "version": version,
            "step": f"s{chance.getrandbits(64):x}",
            "locale": f"x{chance.getrandbits(32):x}"[:12],
            "device": ("desktop", "tablet", "mobile", "")[number % 4],
            "unique": True,
        }

    return json.dumps({"schema": 1, "environment": "production", "events": [event(number) for number in range(150)]}).encode()


def _rows(path: Path) -> int:
    connection = sqlite3.connect(path, timeout=20)
    try:
        return connection.execute("SELECT count(*) FROM step_counts").fetchone()[0]
    finally:
        connection.close()


def _bytes(path: Path) -> int:
    return sum(file.stat().st_size for file in path.parent.glob(f"{path.name}*"))


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


@contextmanager
def _cairn(code: Path, folder: Path) -> Generator[tuple[str, str]]:
    """A server with the demonstration's content; yields its address and that of the customer's site."""
    import os

    port, demo = _free_port(), _free_port()
    url, origin = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{demo}"
    environ = {
        **os.environ,
        "PYTHONPATH": str(code),
        "PORT": str(port),
        "CAIRN_DATABASE_URL": f"sqlite:///{folder}/cairn.db",
        "CAIRN_SECRET_KEY": "k" * 32,
        "CAIRN_BASE_URL": url,
        "CAIRN_DEMO_URL": origin,
    }
    for command in ("migrate", "seed"):
        subprocess.run([sys.executable, "-m", "web.cli", command], env=environ, cwd=code, check=True, capture_output=True)
    server = subprocess.Popen([sys.executable, "-m", "web.cli", "serve"], env=environ, cwd=code, stdout=subprocess.DEVNULL)
    try:
        _await(f"{url}/healthz", server)
        yield url, origin
    finally:
        server.terminate()
        server.wait(20)


def _await(url: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 40
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("the server does not answer")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=13)
    parser.add_argument("--code", type=Path, default=ROOT)
    asked = parser.parse_args()
    with TemporaryDirectory() as folder, _cairn(asked.code.resolve(), Path(folder)) as (url, origin):
        path = Path(folder) / "cairn.db"
        connection = sqlite3.connect(path)
        (key,) = connection.execute("SELECT key FROM sites ORDER BY id LIMIT 1").fetchone()
        connection.close()
        rows, size = _rows(path), _bytes(path)
        sent = attack(Site.read(url, key, origin), asked.seconds)
        rows, size = _rows(path) - rows, _bytes(path) - size
    print(*sent.lines(), sep="\n")
    print(f"{rows:,} rows and {size / 1e6:.2f} MB more after {asked.seconds:g} s from one client")
    works = rows > MOST_ROWS or size > MOST_BYTES
    print("The attack works." if works else "The attack does not work.")
    return int(works)


if __name__ == "__main__":
    sys.exit(main())
