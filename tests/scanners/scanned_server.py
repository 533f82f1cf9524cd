"""A running `cairn serve` with the demonstration's content, its owner's cookie and a key of the API."""

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import takewhile
from pathlib import Path

from sqlalchemy import select

from migrations import upgrade
from models.account import MemberSession, Membership
from models.account.api_key import SCOPES, ApiKey
from models.guide import Guide
from models.support.database import Database
from models.support.settings import Settings
from tests.attacks.besieged import status_of
from tests.scanners.finding import Finding
from tests.support.live import free_ports
from web.commands.seed import seed
from web.kit.client_identity import COOKIE

ROOT = Path(__file__).parents[2]
ONE_MIGRATES = threading.Lock()
"""Alembic keeps what it migrates in its modules."""

FAULTS = ("Traceback", " ERROR ", '"ERROR"', '"error"', "CRITICAL")


@dataclass(frozen=True)
class Scanned:
    """Where it is, a folder for reports, and what lets somebody in."""

    base: str
    folder: Path
    cookie: str
    key: str
    ids: dict[str, int]
    """Of what is there, by the names that the API's addresses give them."""
    process: subprocess.Popen[bytes]

    def faults(self, who: str) -> list[Finding]:
        """What the server's own log calls a fault, and a server that is gone."""
        log = (self.folder / "server.log").read_text(encoding="utf-8", errors="replace").splitlines()
        found = [
            Finding("server", who, "fault in its log", line[:160], _what(log[number:]))
            for number, line in enumerate(log)
            if any(word in line for word in FAULTS)
        ]
        port = int(self.base.rpartition(":")[2])
        gone = self.process.poll() is not None or status_of(port, "GET", "/readyz") != 200
        return found + ([Finding("server", who, "not ready after the scan", self.base)] if gone else [])


def _what(log: list[str]) -> str:
    """Of a trace, where it ended and with what."""
    trace = list(takewhile(lambda line: line.startswith(" "), log[1:]))
    places = [line.strip() for line in trace if line.strip().startswith("File ")]
    return f"{places[-1]}: {log[len(trace) + 1]}"[:400] if places and len(log) > len(trace) + 1 else ""


@contextmanager
def scanned_server() -> Iterator[Scanned]:
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), free_ports(1)[0]
        base = f"http://127.0.0.1:{port}"
        named = {"CAIRN_DATABASE_URL": f"sqlite:///{folder}/cairn.db", "CAIRN_SECRET_KEY": "k" * 32, "CAIRN_BASE_URL": base}
        own = {name: value for name, value in os.environ.items() if not name.startswith("CAIRN_")}
        environ = {**own, **named, "PORT": str(port)}
        with ONE_MIGRATES:
            cookie, key, ids = _content(Settings.read(environ, folder))
        with (
            (folder / "server.log").open("wb") as log,
            subprocess.Popen(
                [sys.executable, "-m", "web.cli", "serve"], cwd=ROOT, env=environ, stdout=log, stderr=log
            ) as process,
        ):
            try:
                _await_ready(port, process)
                yield Scanned(base, folder, f"{COOKIE}={cookie}", key, ids, process)
            finally:
                process.terminate()


def _content(settings: Settings) -> tuple[str, str, dict[str, int]]:
    database = Database(settings.database_url, sealer=settings.sealer)
    try:
        upgrade(database)
        seed(settings)
        now = datetime.now(UTC)
        with database.writing() as session:
            place = session.scalars(select(Membership)).one()
            guide = session.scalars(select(Guide).order_by(Guide.id)).first()
            assert guide is not None
            scopes = [name for name, act in SCOPES.items() if place.may(act)]
            ids = {"guide_id": guide.id, "site_id": guide.site_id, "member_id": place.member_id}
            return (
                MemberSession.start(session, place.member, now),
                ApiKey.make(session, place, "Scanner", scopes, None, now)[1],
                ids,
            )
    finally:
        database.close()


def _await_ready(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 300  # a busy machine took more than a minute
    while status_of(port, "GET", "/readyz") != 200:
        if process.poll() is not None or time.monotonic() > until:
            raise SystemExit("The server that is to be scanned did not start.")
        time.sleep(0.1)
