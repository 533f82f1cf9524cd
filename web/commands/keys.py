"""`cairn keys`: which keys seal what is kept, and a rotation at once instead of when they are old."""

import argparse
import importlib
import json
import os
import time
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from models.job.key_health import assert_master_key, key_faults
from models.job.key_rotation import GRACE, KeyRotation, Rotated
from models.support.data_key import DataKey
from models.support.database import Database
from models.support.settings import Settings
from web.commands.progress import progress

Subparsers = Any  # argparse keeps the type of what add_subparsers returns to itself


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("keys", help="say which keys seal what is kept, and make a new one")
    parser.add_argument("what", choices=["show", "rotate"], help="say how the keys are; or seal everything under a new one")
    parser.add_argument("--no-wait", action="store_true", help="leave the end of the old key to cairn worker")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    importlib.import_module("models.schema")  # rows of every table are sealed anew
    settings = Settings.read(os.environ)
    database = Database(settings.database_url, sealer=settings.sealer)
    try:
        return _show(database, arguments) if arguments.what == "show" else _rotate(database, arguments)
    finally:
        database.close()


def _show(database: Database, arguments: argparse.Namespace) -> int:
    """0 when there is nothing to say, 1 with a line for each fault."""
    with database.reading() as session:
        newest, retired = DataKey.newest(session), [key.id for key in DataKey.retired(session)]
    faults = [str(fault) for fault in key_faults(database, datetime.now(UTC))]
    made = newest.made_at.isoformat() if newest else None
    if arguments.json:
        print(json.dumps({"newest": newest.id if newest else None, "made_at": made, "retired": retired, "faults": faults}))
        return 1 if faults else 0
    if newest is not None:
        print(f"Data key {newest.id}, made {newest.made_at:%Y-%m-%d}, seals what is written now.")
    if retired:
        print(f"Still in use until everything is sealed anew: {', '.join(map(str, retired))}.")
    print("\n".join(faults) or "All is well.")
    return 1 if faults else 0


def _rotate(database: Database, arguments: argparse.Namespace) -> int:
    """0 when the old keys are gone, or on their way; 1 when one has to stay for what can't be opened."""
    assert_master_key(database)
    with progress("Sealing anew"):
        rotation = KeyRotation(database)
        rotation.make_key(datetime.now(UTC))
        done = rotation.finish(datetime.now(UTC))
        if not arguments.no_wait and done.retired:
            time.sleep(GRACE.total_seconds())  # so long other processes may still seal under the old key
            done = _both(done, rotation.finish(datetime.now(UTC)))
    print(json.dumps(asdict(done)) if arguments.json else _said(done))
    return 1 if done.unopened else 0


def _both(first: Rotated, second: Rotated) -> Rotated:
    destroyed = [*first.destroyed, *second.destroyed]
    return Rotated(second.newest, first.resealed + second.resealed, second.unopened, destroyed, second.retired)


def _said(done: Rotated) -> str:
    said = [f"Data key {done.newest} seals what is written now; {done.resealed} rows were sealed anew."]
    said += [f"Destroyed: {', '.join(map(str, done.destroyed))}."] if done.destroyed else []
    said += [f"Left to cairn worker: {', '.join(map(str, done.retired))}."] if done.retired else []
    said += [f"{done.unopened} rows can't be opened, so that their key has to stay."] if done.unopened else []
    return "\n".join(said)
