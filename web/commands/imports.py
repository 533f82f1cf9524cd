"""`cairn import FILE`: an export put into an organisation, all of it or nothing. It publishes nothing."""

import argparse
import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.account.audit_log import AuditEntry
from models.account.member import Member
from models.account.organisation import Membership, Organisation
from models.account.role import Role
from models.guide.exchange.export_size import MEGABYTE, TooLarge, assert_size
from models.guide.exchange.site_import import SiteImport, lines
from models.guide.exchange.site_reader import ReadSite, read_export
from models.site.site import Site
from models.support.database import Database
from models.support.json_reader import Faults
from models.support.settings import BadSetting, Settings
from web.commands.progress import progress

Subparsers = Any  # argparse keeps the type of what add_subparsers returns to itself


def register(subparsers: Subparsers) -> None:
    """Adds the command; its `run` answers with the exit code: 0 fine, 1 faults in the file, 2 an input error."""
    parser = subparsers.add_parser("import", help="put an export into an organisation, all of it or nothing")
    parser.add_argument("file", help="what cairn export printed, or - for standard input")
    parser.add_argument("--organisation", help="its key, where there are several and the sites are not there yet")
    parser.add_argument("--document", type=int, default=5, metavar="MB", help="how large the document may be, 5 MB unless said")
    parser.add_argument("--pictures", type=int, default=50, metavar="MB", help="how large pictures may be, 50 MB unless said")
    parser.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    settings = Settings.read(os.environ)
    database = Database(settings.database_url, sealer=settings.sealer)
    try:
        with progress("Importing"):
            done = _import(database, arguments)
    except Faults as problem:
        return _refused(problem, as_json=arguments.json)
    finally:
        database.close()
    if arguments.json:
        print(json.dumps({"done": done, "dry_run": arguments.dry_run}))
    else:
        print("\n".join(done) or "Everything is as the file says already; nothing was changed.")
    return 0


def _import(database: Database, arguments: argparse.Namespace) -> list[str]:
    sites = read_export(_parsed(_text(arguments)))
    with database.writing() as session:
        organisation = _organisation(session, sites, arguments.organisation)
        work = SiteImport(session, organisation, _owner(session, organisation), datetime.now(UTC))
        work.put_all(sites)
        if done := lines(work.report):
            sentence = f"The operator imported a file at the command line: {'; '.join(done)}."
            AuditEntry.asked_from_command_line(session)
            AuditEntry.note(session, organisation.id, "content.imported", sentence, None, datetime.now(UTC))
        if arguments.dry_run:
            session.rollback()
        return done


def _text(arguments: argparse.Namespace) -> bytes:
    document, pictures = arguments.document * MEGABYTE, arguments.pictures * MEGABYTE
    most = document + pictures * 4 // 3 + 2 * MEGABYTE
    if arguments.file == "-":
        text = sys.stdin.buffer.read(most)
    else:
        with Path(arguments.file).open("rb") as file:
            text = file.read(most)
    try:
        assert_size(text, document, pictures)
    except TooLarge as problem:
        raise BadSetting(str(problem)) from problem
    return text


def _parsed(text: bytes) -> Any:
    try:
        return json.loads(text.decode())
    except (ValueError, RecursionError) as problem:
        raise BadSetting(f"The file is no JSON: {' '.join(str(problem).split())}") from problem


def _organisation(session: Session, sites: list[ReadSite], key: str | None) -> Organisation:
    """The one that is named, else the one that has the sites, else the only one."""
    if key is not None:
        found = session.scalar(select(Organisation).where(Organisation.key == key))
        if found is None:
            raise BadSetting(f"There is no organisation with the key {key}.")
        return found
    owners = set(session.scalars(select(Site.organisation_id).where(Site.key.in_([site.key for site in sites]))))
    ids = owners or set(session.scalars(select(Organisation.id).limit(2)))
    if len(ids) != 1:
        raise BadSetting(
            "Say with --organisation KEY which organisation it is for; its page of notifications and policy has the key."
        )
    return session.get_one(Organisation, ids.pop())


def _owner(session: Session, organisation: Organisation) -> Member:
    """In whose name it is done: the organisation's first owner."""
    rows = select(Membership).where(Membership.organisation_id == organisation.id, Membership.role == Role.OWNER.value)
    owner = session.scalars(rows.order_by(Membership.member_id)).first()
    if owner is None:
        raise BadSetting("The organisation has no owner in whose name it could be done; see cairn owner.")
    return owner.member


def _refused(problem: Faults, *, as_json: bool) -> int:
    """Every fault, a line each."""
    if as_json:
        print(json.dumps({"errors": [{"path": path, "sentence": sentence} for path, sentence in problem.faults]}))
    else:
        print("\n".join(f"{path or 'the file'}: {sentence}" for path, sentence in problem.faults), file=sys.stderr)
    return 1
