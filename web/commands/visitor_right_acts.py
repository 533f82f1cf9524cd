"""`cairn privacy access|erase|restrict ID --site KEY`: the rights of an identified visitor of a site, from the command line."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.account.audit_log import AuditEntry
from models.event.identified_visitor import IdentifiedVisitor
from models.event.person_pseudonym import subject_of
from models.job.due_visitor_erasures import erase_visitor_now
from models.privacy.erasure import ErasureRefused
from models.privacy.visitor_erasure import VisitorErasure
from models.privacy.visitor_rights import VisitorCopy, find_visitor, restrict
from models.site.identified_mode import IdentifiedMode
from models.site.site import Site
from models.support.database import Database
from models.support.day_words import in_words
from models.support.private_file import write_private
from models.support.settings import BadSetting, Settings

Found = tuple[Site, IdentifiedMode, IdentifiedVisitor]


def access(database: Database, _settings: Settings, arguments: argparse.Namespace, now: datetime) -> tuple[Any, str]:
    path: Path = arguments.out or Path("about-a-person.zip")
    with database.writing() as session:
        site, mode, visitor = _found(session, arguments)
        copy = VisitorCopy.of(session, mode, visitor, site.name, now)
        _note(session, site, "the operator exported what is stored about a person.", now)
        write_private(path, copy.zipped())
    rows = {one.name: len(one.rows) for one in copy.tables}
    return {"file": str(path), "rows": rows}, f"{path}: {sum(rows.values())} rows of {len(rows)} tables"


def erase(database: Database, settings: Settings, arguments: argparse.Namespace, now: datetime) -> tuple[Any, str]:
    with database.writing() as session:
        site, _, visitor = _found(session, arguments)
        if arguments.cancel:
            if not VisitorErasure.cancel(session, visitor):
                raise ErasureRefused("there is no erasure that could be cancelled")
            _note(session, site, "a person is not going to be erased after all.", now)
            return {"erasure": "cancelled"}, "They are not going to be erased."
        asked, secret = session.get(VisitorErasure, visitor.subject), ""
        if asked is None or not arguments.now:
            asked, secret = VisitorErasure.ask(session, visitor, settings.privacy.region, now)
            _note(session, site, f"a person is going to be erased on {in_words(asked.due_at)}.", now)
        if not arguments.now:
            receipt = f"{settings.base_url}/erasures/{secret}"
            said = {"erasure": "asked", "due": asked.due_at.isoformat(), "receipt": receipt}
            return said, f"They are going to be erased on {asked.due_at:%d %B %Y}. The receipt for them: {receipt}"
        subject = visitor.subject
        if not erase_visitor_now(session, subject, now):
            raise ErasureRefused("a legal hold keeps them, or somebody else is erasing them at this moment")
        rows = session.get_one(VisitorErasure, subject).rows
    listed = ", ".join(f"{count} of {name}" for name, count in sorted(rows.items()))
    return {"erasure": "done", "rows": rows}, f"Erased: {listed}. The worker tells backups within a minute."


def restrict_one(database: Database, _settings: Settings, arguments: argparse.Namespace, now: datetime) -> tuple[Any, str]:
    with database.writing() as session:
        site, _, visitor = _found(session, arguments)
        restrict(visitor, now, lift=arguments.lift)
        what = "the restriction of a person was lifted." if arguments.lift else "what is kept about a person is restricted."
        _note(session, site, what, now)
    sentence = "Not restricted any more." if arguments.lift else "Restricted: kept, and nothing else."
    return {"restricted": not arguments.lift}, sentence


VISITOR_ACTS = {"access": access, "erase": erase, "restrict": restrict_one}


def _found(session: Session, arguments: argparse.Namespace) -> Found:
    AuditEntry.asked_from_command_line(session)
    site = session.scalar(select(Site).where(Site.key == arguments.site))
    if site is None:
        raise BadSetting(f"there is no site with the key {arguments.site}")
    mode = IdentifiedMode.of(session, site)
    if mode is None:
        raise BadSetting(f"{site.name} does not run in identified mode: nothing is kept about anybody")
    given: str = arguments.subject
    visitor = find_visitor(session, mode, subject_of(site, given)) or find_visitor(session, mode, given)
    if visitor is None:
        raise BadSetting(f"{site.name} keeps nothing about a person with this id")
    return site, mode, visitor


def _note(session: Session, site: Site, what: str, now: datetime) -> None:
    sentence = f"{site.name}: {what}"
    AuditEntry.note(session, site.organisation_id, "person.right_used", sentence, None, now, site_id=site.id)
