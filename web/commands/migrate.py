"""`cairn migrate`: brings the database to the newest schema, and what is sealed in it to the newest envelope. The Procfile's
release phase. With `--from` it moves everything from another database into this one first.
"""

import argparse
import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from migrations import head, is_current, upgrade
from migrations.row_security import let_serve
from models.backup.database_move import MoveRefused, move
from models.job.reseal import Resealed, reseal
from models.schema import metadata
from models.support.database import Database
from models.support.settings import BadSetting, Settings
from web.commands.progress import progress

Subparsers = Any  # argparse keeps the type of what add_subparsers returns to itself
SQLITE = "sqlite:///"


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("migrate", help="bring the database to the newest schema, or move another one into it")
    parser.add_argument("--from", dest="source", metavar="sqlite:///FILE", help="move everything from there into this empty one")
    parser.add_argument("--json", action="store_true", help="say it as JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    settings = Settings.read(os.environ)
    if arguments.source:
        _refuse(arguments.source, settings.database_url)
    moved = _move(arguments.source, settings) if arguments.source else {}
    resealed = migrate(settings)
    if arguments.json:
        print(json.dumps({"migration": head(), "moved": moved}))
        return 0
    print(f"The database is at migration {head()}.")
    if moved:
        rows, tables = sum(moved.values()), sum(map(bool, moved.values()))
        print(f"Moved and compared {rows:,} rows of {tables} tables. What {arguments.source} holds is as it was.")
    if resealed != Resealed():
        print(resealed)
    return 0


def migrate(settings: Settings) -> Resealed:
    """Brings the database up to this version, whichever one it was left by."""
    owner = settings.operating.owner_database_url
    database = Database(owner or settings.database_url, sealer=settings.sealer)
    try:
        upgrade(database)
        if owner:
            with database.engine.begin() as connection:
                let_serve(connection, urlsplit(settings.database_url).username or "")
        return reseal(database, datetime.now(UTC))
    finally:
        database.close()


def _refuse(source: str, target: str) -> None:
    """Raises BadSetting before anything is made anywhere."""
    if not source.startswith(SQLITE):
        raise BadSetting(f"--from must begin with {SQLITE}")
    if not Path(source.removeprefix(SQLITE)).is_file():
        raise BadSetting(f"--from: there is no file {source.removeprefix(SQLITE)}.")
    if target == source:
        raise BadSetting("--from names the same database as CAIRN_DATABASE_URL.")


def _move(source: str, settings: Settings) -> dict[str, int]:
    there, here = Database(source), Database(settings.operating.owner_database_url or settings.database_url)
    try:
        upgrade(here)  # and no more: keys come with the rows
        if not is_current(there):
            raise BadSetting(f"{source} is of another version: stop Cairn and run cairn migrate on it first.")
        with progress("Moving", of=len(metadata.sorted_tables)) as done:
            return move(there, here, metadata, done)
    except MoveRefused as problem:
        raise BadSetting(str(problem)) from problem
    finally:
        there.close()
        here.close()
