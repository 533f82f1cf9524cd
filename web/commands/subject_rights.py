"""`cairn privacy access|erase|restrict SUBJECT`: the rights of a member from the command line, or with `--site` of an end user of
that site, for who runs the instance.
"""

import argparse
import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from migrations import is_current
from models.account import Member
from models.account.audit_log import AuditEntry
from models.job.due_erasures import erase_one, what_hinders
from models.privacy.erasure import Erasure, ErasureRefused, hindrance
from models.privacy.legal_hold import HoldRefused, find_to_hold, hold, lift
from models.privacy.member_copy import MemberCopy
from models.schema import metadata
from models.support.database import Database
from models.support.private_file import write_private
from models.support.settings import BadSetting, Settings
from web.commands.visitor_right_acts import VISITOR_ACTS

SUBJECT = "the member's address or, with --site, the id that the site's pages give to cairn.identify"
Subparsers = Any  # argparse keeps the type of what add_subparsers returns to itself


def register(subparsers: Subparsers) -> None:
    parser = subparsers.add_parser("privacy", help="what is kept about a person: a copy, a restriction or an erasure")
    acts = parser.add_subparsers(dest="act", required=True, metavar="access|erase|restrict|hold")
    access = acts.add_parser("access", help="write everything that is kept about them into a zip file")
    access.add_argument("subject", metavar="SUBJECT", help=SUBJECT)
    access.add_argument(
        "--out", metavar="FILE", type=Path, help="where to; a new file (about-SUBJECT.zip, or about-a-person.zip with --site)"
    )
    erase = acts.add_parser("erase", help="erase them within seven working days, or cancel that")
    erase.add_argument("subject", metavar="SUBJECT", help=SUBJECT)
    erase.add_argument("--now", action="store_true", help="at once; the worker tells backups within a minute")
    erase.add_argument("--cancel", action="store_true", help="take an erasure back that was not done yet")
    restrict = acts.add_parser("restrict", help="keep what is kept about them and nothing else")
    restrict.add_argument("subject", metavar="SUBJECT", help=SUBJECT)
    restrict.add_argument("--lift", action="store_true", help="lift it")
    held = acts.add_parser("hold", help="keep a member or an organisation from being purged and erased, for a legal case")
    held.add_argument("subject", metavar="SUBJECT", help="the member's address, or the organisation's key")
    held.add_argument("--because", metavar="CASE", default="", help="which case it is for; they read it")
    held.add_argument("--lift", action="store_true", help="lift it")
    held.set_defaults(site="")
    for one in (access, erase, restrict):
        one.add_argument("--site", metavar="KEY", help="of an end user of that site, which runs in identified mode")
    for one in (access, erase, restrict, held):
        one.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    settings, now = Settings.read(os.environ), datetime.now(UTC)
    database = Database(settings.database_url, sealer=settings.sealer)
    try:
        if not is_current(database):
            raise BadSetting("CAIRN_DATABASE_URL names a database that misses a migration: run cairn migrate")
        acts = VISITOR_ACTS if arguments.site else ACTS
        said, sentence = acts[arguments.act](database, settings, arguments, now)
    except (ErasureRefused, HoldRefused) as refused:
        raise BadSetting(str(refused) if arguments.site else f"{arguments.subject}: {refused}") from refused
    finally:
        database.close()
    print(json.dumps(said) if arguments.json else sentence)
    return 0


def _access(database: Database, _settings: Settings, arguments: argparse.Namespace, now: datetime) -> tuple[Any, str]:
    path: Path = arguments.out or Path(f"about-{arguments.subject.replace('/', '_')}.zip")
    with database.writing() as session:
        member = _member(session, arguments.subject)
        copy = MemberCopy.of(session, member, now)
        sentence = f"The operator of this Cairn made a copy of what is kept of {member.name}."
        AuditEntry.note_of_person(session, member, "account.copied", sentence, now)
        write_private(path, copy.zipped())
    rows = {one.name: len(one.rows) for one in copy.tables}
    return {"file": str(path), "rows": rows}, f"{path}: {sum(rows.values())} rows of {len(rows)} tables"


def _erase(database: Database, settings: Settings, arguments: argparse.Namespace, now: datetime) -> tuple[Any, str]:
    with database.writing() as session:
        member = _member(session, arguments.subject)
        if arguments.cancel:
            if not Erasure.cancel(session, member, now):
                raise ErasureRefused("there is no erasure that could be cancelled")
            return {"erasure": "cancelled"}, f"{arguments.subject} is not going to be erased."
        if not arguments.now:
            return _asked(session, member, settings, now)
        if session.get(Erasure, member.id) is None:
            Erasure.ask(session, member, settings.privacy.region, now)
            session.flush()
        if not erase_one(session, metadata, member.id, now):
            raise ErasureRefused(what_hinders(session, member.id) or "somebody else is erasing them at this moment")
        rows = session.get_one(Erasure, member.id).rows
    listed = ", ".join(f"{count} of {name}" for name, count in sorted(rows.items()))
    return {"erasure": "done", "rows": rows}, f"Erased: {listed}. The worker tells backups within a minute."


def _asked(session: Session, member: Member, settings: Settings, now: datetime) -> tuple[Any, str]:
    receipt = f"{settings.base_url}/erasures/{Erasure.ask(session, member, settings.privacy.region, now)}"
    session.flush()
    due = session.get_one(Erasure, member.id).due_at
    said = {"erasure": "asked", "due": due.isoformat(), "receipt": receipt}
    return said, f"{member.email} is going to be erased on {due:%d %B %Y}. The receipt for them: {receipt}"


def _restrict(database: Database, _settings: Settings, arguments: argparse.Namespace, now: datetime) -> tuple[Any, str]:
    with database.writing() as session:
        member = _member(session, arguments.subject)
        if not arguments.lift and (sentence := hindrance(session, member.id)):
            raise ErasureRefused(sentence)
        member.restricted_at = None if arguments.lift else member.restricted_at or now
        what = "is restricted no longer" if arguments.lift else "is restricted: kept, and nothing else"
        AuditEntry.note_of_person(session, member, "account.right_used", f"{member.name} {what}.", now)
    return {"restricted": not arguments.lift}, f"{arguments.subject} {what}."


def _hold(database: Database, _settings: Settings, arguments: argparse.Namespace, now: datetime) -> tuple[Any, str]:
    with database.writing() as session:
        AuditEntry.asked_from_command_line(session)
        found = find_to_hold(session, arguments.subject)
        if not arguments.lift:
            hold(session, found, arguments.because, None, now)
        elif not lift(session, found, None, now):
            raise HoldRefused("there is no hold that could be lifted")
    what = "is under legal hold no longer" if arguments.lift else "is under legal hold"
    return {"held": not arguments.lift}, f"{arguments.subject} {what}."


ACTS = {"access": _access, "erase": _erase, "restrict": _restrict, "hold": _hold}


def _member(session: Session, subject: str) -> Member:
    AuditEntry.asked_from_command_line(session)
    member = Member.by_email(session, subject)
    if member is None:
        raise BadSetting(f"{subject} has no account here")
    return member
