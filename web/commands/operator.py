"""`cairn operator EMAIL`: lets somebody see all organisations of this instance, by counts and health, or no longer."""

import argparse
import json
import os
from datetime import UTC, datetime
from typing import Any

from migrations import is_current
from models.account import Member
from models.account.audit_log import AuditEntry
from models.support.database import Database
from models.support.settings import BadSetting, Settings

Subparsers = Any  # argparse keeps the type of what add_subparsers returns to itself


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("operator", help="let somebody see the counts and the health of all organisations")
    parser.add_argument("email", metavar="EMAIL", help="who has an account here")
    parser.add_argument("--remove", action="store_true", help="make them an operator no longer")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    settings = Settings.read(os.environ)
    database = Database(settings.database_url, sealer=settings.sealer)
    try:
        if not is_current(database):
            raise BadSetting("CAIRN_DATABASE_URL names a database that misses a migration: run cairn migrate")
        email = _change(database, arguments.email, datetime.now(UTC), is_operator=not arguments.remove)
    finally:
        database.close()
    if arguments.json:
        print(json.dumps({"email": email, "operator": not arguments.remove}))
    else:
        where = f"sees all organisations at {settings.base_url}/operator, by counts and health"
        print(f"{email} {where if not arguments.remove else 'is an operator no longer'}.")
    return 0


def _change(database: Database, typed: str, now: datetime, *, is_operator: bool) -> str:
    with database.writing() as session:
        member = Member.by_email(session, typed)
        if member is None:
            raise BadSetting(f"{typed} has no account here; cairn owner makes one")
        if (member.operator_since is not None) != is_operator:
            member.operator_since = now if is_operator else None
            sentence = f"{member.name} is an operator of this Cairn {'now' if is_operator else 'no longer'}."
            AuditEntry.note_of_person(session, member, "account.operator", sentence, now)
        return member.email
