"""`cairn backup DIR|URL`: an encrypted backup, restored once to see that it can be."""

import argparse
import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from models.backup.age_envelope import BackupKey
from models.backup.backup_run import BackupRun
from models.backup.make_backup import Backups
from models.schema import metadata
from models.support.database import Database
from models.support.settings import BadSetting, Settings
from models.support.storage import Storage
from models.support.storage_url import folder_url, read_storage_url
from web.commands.progress import progress

Subparsers = Any  # argparse keeps the type of what add_subparsers returns to itself


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("backup", help="write an encrypted backup, and rehearse its restore")
    parser.add_argument(
        "place", nargs="?", default="", metavar="DIR|URL", help="a folder or s3://bucket/prefix; CAIRN_BACKUP_URL"
    )
    parser.add_argument("--rotate", action="store_true", help="then remove what CAIRN_BACKUP_KEEP keeps no longer")
    parser.add_argument("--identity", action="store_true", help="print the key that opens backups with age, and make none")
    parser.add_argument("--json", action="store_true", help="say it as JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    settings = Settings.read(os.environ)
    key = BackupKey.of(settings.secret_key, settings.backup.recipients)
    if arguments.identity:
        print(f"# public key: {key.public}\n{key.identity}")
        return 0
    database = Database(settings.database_url, sealer=settings.sealer)
    try:
        backups = Backups(database, metadata, key, place_of(arguments.place or settings.backup.url))
        with progress("Backing up"):
            made = backups.make(datetime.now(UTC))
        gone = backups.rotate(settings.backup.keep) if arguments.rotate and not made.problem else []
    finally:
        database.close()
    if arguments.json:
        print(json.dumps(_json(made, gone)))
    elif made.problem:
        print(f"cairn: no good backup: {made.problem}", file=sys.stderr)
    else:
        print(
            f"{made.name} ({made.bytes:,} bytes, {sum(made.rows.values()):,} rows) is in {made.place}; its restore was rehearsed."
        )
        print("".join(f"Removed {name}.\n" for name in gone), end="")
    return int(bool(made.problem))


def place_of(text: str) -> Storage:
    """A folder, or an address of storage. Raises BadSetting."""
    try:
        return Storage(read_storage_url(text) if "://" in text else folder_url(Path(text)))
    except ValueError as problem:
        raise BadSetting(f"{text[:200]} {problem}") from problem


def _json(made: BackupRun, gone: list[str]) -> dict[str, object]:
    return {
        "name": made.name,
        "place": made.place,
        "bytes": made.bytes,
        "migration": made.migration,
        "rows": made.rows,
        "rehearsed": made.rehearsed_at is not None,
        "problem": made.problem,
        "removed": gone,
    }
