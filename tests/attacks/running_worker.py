"""A worker that runs beside a server on the same database."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import select

from models.support.database import Database
from models.support.worker_pulse import WorkerPulse
from tests.attacks.killed_intake import ROOT, Town


@contextlib.contextmanager
def running(town: Town) -> Iterator[subprocess.Popen[bytes]]:
    """The server, and a worker beside it, which is given."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CAIRN_")}
    ours = {"CAIRN_DATABASE_URL": town.database.url, "CAIRN_SECRET_KEY": "k" * 32}
    server, silent = town.start(), subprocess.DEVNULL
    worker = subprocess.Popen(
        [sys.executable, "-m", "web.cli", "worker"], cwd=ROOT, env={**kept, **ours}, stdout=silent, stderr=silent
    )
    try:
        yield worker
    finally:
        for process in (server, worker):
            process.terminate()
        for process in (server, worker):
            process.wait(30)


def has_worked(database: Database, since: datetime) -> bool:
    """Whether its pulse, which beats once a minute, has beaten since then."""
    with database.reading() as session:
        return any(pulse.at > since for pulse in session.scalars(select(WorkerPulse)))
