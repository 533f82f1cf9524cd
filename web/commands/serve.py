"""`cairn serve`: the editor and the visitors' side over HTTP. Nothing about who asks is written anywhere.

Granian serves the real application two to four times as fast as uvicorn does: `make bench` measures both.
"""

import argparse
import os
import sys
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from migrations import is_current
from models.support.database import Database
from models.support.settings import BadSetting, Settings
from web.commands.ports import Port

Subparsers = Any  # argparse keeps the type of what add_subparsers returns to itself
STOPPING_SECONDS = 5


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("serve", help="serve Cairn on CAIRN_HOST and PORT with WEB_CONCURRENCY processes")
    parser.set_defaults(run=run)


def run(_arguments: argparse.Namespace) -> int:
    settings = Settings.read(os.environ)
    _check(settings)
    problem = Port("PORT", settings.host, settings.port).problem()
    if problem:
        print(f"cairn: {problem}", file=sys.stderr)
        return 2
    Granian(
        "web.asgi:app",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.ASGI,
        workers=settings.web_concurrency,
        websockets=False,
        log_access=False,
        log_level=LogLevels.warning,
        workers_kill_timeout=STOPPING_SECONDS,
    ).serve()
    return 0


def _check(settings: Settings) -> None:
    database = Database(settings.database_url)
    try:
        if not is_current(database):
            raise BadSetting("CAIRN_DATABASE_URL names a database that misses a migration: run cairn migrate")
    finally:
        database.close()
