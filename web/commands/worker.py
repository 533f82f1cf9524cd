"""`cairn worker`: what runs by itself. Nightly at 03:00 UTC, sign-ins that have expired are deleted.

The work is a durable workflow: a night that was interrupted is finished after the next start, and of several workers one does it.
"""

import argparse
import logging
import os
import signal
import threading
from datetime import UTC, datetime
from typing import Any

from dbos import DBOS, DBOSConfig

from models.account import MemberSession
from models.support.database import Database
from models.support.settings import Settings

Subparsers = Any  # argparse keeps the type of what add_subparsers returns to itself
NIGHTLY = "0 3 * * *"


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("worker", help="run what runs by itself: nightly clearing up")
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace) -> int:
    settings = Settings.read(os.environ)
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopping.set())
    launch(settings)
    try:
        stopping.wait()
    finally:
        DBOS.destroy(workflow_completion_timeout_sec=5)
    return 0


def launch(settings: Settings) -> None:
    """Starts the schedules; DBOS keeps its own tables beside Cairn's: a second SQLite file, or a schema on PostgreSQL."""
    logging.getLogger("dbos").setLevel(logging.WARNING)
    config: DBOSConfig = {
        "name": "cairn",
        "system_database_url": beside(settings.database_url),
        "log_level": "WARNING",
        "application_version": "1",
    }
    DBOS(config=config)
    DBOS.launch()
    DBOS.apply_schedules([{"schedule_name": "nightly", "workflow_fn": clear_up, "schedule": NIGHTLY, "context": None}])


def beside(database_url: str) -> str:
    """The address of the jobs' own database."""
    if database_url.startswith("sqlite:///"):
        return f"{database_url.removesuffix('.db')}-jobs.db"
    return database_url


@DBOS.workflow()
def clear_up(_scheduled: datetime, _context: Any) -> None:
    """What a night deletes."""
    purge_sessions()


@DBOS.step()
def purge_sessions() -> int:
    """Deletes the sign-ins that have expired; returns how many."""
    database = Database(Settings.read(os.environ).database_url)
    try:
        with database.writing() as session:
            return MemberSession.purge(session, datetime.now(UTC))
    finally:
        database.close()
