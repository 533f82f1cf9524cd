"""`cairn restore FILE`: a backup into an empty database, or one organisation's content out of it."""

import argparse
import json
import os
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

import migrations
from models.account.organisation import Organisation
from models.backup.age_envelope import BackupKey, NotOpened
from models.backup.restore import Restore, Restored, RestoreRefused
from models.backup.stored_backup import StoredBackup
from models.backup.taken_copy import CopyFailed
from models.guide.exchange.site_export import export
from models.job.organisation_purge import clear_away
from models.privacy.erased_member import erase_member
from models.schema import metadata
from models.site.site import Site
from models.support.database import Database
from models.support.day_words import in_words
from models.support.settings import BadSetting, Settings
from models.support.unreadable import Unreadable
from web.commands.backup import place_of
from web.commands.progress import progress

Subparsers = Any  # argparse keeps the type of what add_subparsers returns to itself
WITHOUT_KEYS = (
    "cairn-keys.age is not beside it: the words of the audit log stay sealed, organisations that were deleted are back."
)


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("restore", help="put a backup into an empty database")
    parser.add_argument("file", metavar="FILE|URL", help="a backup, where cairn-keys.age lies beside it")
    parser.add_argument(
        "--identity", type=Path, metavar="FILE", help="an identity of age that opens it, instead of CAIRN_SECRET_KEY"
    )
    parser.add_argument(
        "--organisation", metavar="KEY", help="restore nothing; print that organisation's content as cairn export does"
    )
    parser.add_argument("--json", action="store_true", help="say it as JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    settings = Settings.read(os.environ)
    place, _, name = arguments.file.rpartition("/")
    try:
        key = BackupKey.read(arguments.identity) if arguments.identity else BackupKey.of(settings.secret_key)
        storage = place_of(place or ("/" if arguments.file.startswith("/") else "."))
        backup = StoredBackup(storage, name, key)
        restore = Restore(backup, settings.database_url, settings.sealer, _clear_away, _erase, migrations)
        if arguments.organisation:
            return _export(restore, arguments.organisation)
        with progress("Restoring"):
            done = restore.run(datetime.now(UTC))
    except (RestoreRefused, NotOpened, CopyFailed) as problem:
        raise BadSetting(str(problem)) from problem
    _say(done, as_json=arguments.json)
    return 0


def _erase(session: Session, member_id: int, now: datetime) -> dict[str, int]:
    return erase_member(session, metadata, member_id, now)


def _clear_away(database: Database, now: datetime) -> None:
    clear_away(database, metadata, now)


def _say(done: Restored, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({**asdict(done), "made_at": done.made_at.isoformat()}))
        return
    there = f"organisations: {done.organisations}, members: {done.members}"
    print(f"Restored what was there on {in_words(done.made_at)} {done.made_at:%H:%M} UTC: {there}.")
    print("Everybody signs in anew. API keys, members and links that were ended since are back: look through them.")
    if done.erased:
        print(f"Organisations that were deleted since, and stay deleted: {done.erased}.")
    if done.keys is None:
        print(WITHOUT_KEYS, file=sys.stderr)


def _export(restore: Restore, key: str) -> int:
    with progress("Reading the backup"), restore.opened() as database, database.reading() as session:
        organisation = session.scalar(select(Organisation).where(Organisation.key == key))
        if organisation is None:
            raise BadSetting(f"There is no organisation with the key {key} in this backup.")
        sites = session.scalars(select(Site).where(Site.organisation_id == organisation.id).order_by(Site.id))
        try:
            document = export(session, list(sites))
        except Unreadable as problem:
            print(problem, file=sys.stderr)
            return 1
    print(json.dumps(document, ensure_ascii=False, indent=1))
    return 0
