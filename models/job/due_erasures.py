"""Erasures that members asked for run by themselves: the warning, the erasure, and what comes after it.

Each step is one transaction, or may be done again: whoever is killed in between leaves a member whole or erased, and the next run
goes on with what is left.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, MetaData, delete, func, or_, select, update
from sqlalchemy.orm import Session

from models.account.member import Member
from models.account.member_session import MemberSession
from models.account.organisation import Membership
from models.integration.delivery import WAITING, Delivery
from models.integration.erasure_letter import LETTER_KEY, put_receipt, put_warning
from models.privacy import erased_visitor
from models.privacy.erased_member import erase_member
from models.privacy.erasure import Erasure, hindrance
from models.privacy.legal_hold import why_held
from models.privacy.visitor_erasure import VisitorErasure
from models.support.database import Database
from models.support.wiped_remains import wipe_remains

KINDS = (Erasure, VisitorErasure)


def warn(database: Database, base_url: str, now: datetime) -> int:
    """On the fifth working day, those who asked, the owners of their organisations and the operators; returns of how many."""
    with database.writing() as session:
        asked = select(Erasure).where(Erasure.warn_at <= now, Erasure.warned_at.is_(None), Erasure.done_at.is_(None))
        found = session.scalars(asked.with_for_update(skip_locked=True)).all()
        for one in found:
            put_warning(session, one, what_hinders(session, one.member_id), base_url, now)
            one.warned_at = now
        return len(found)


def erase_due(database: Database, metadata: MetaData, now: datetime) -> int:
    """Each in a transaction of its own; one that something keeps from it waits. Returns how many were erased."""
    with database.reading() as session:
        due = session.scalars(select(Erasure.member_id).where(Erasure.due_at <= now, Erasure.done_at.is_(None))).all()
    done = 0
    for member_id in due:
        with database.writing() as session:
            done += erase_one(session, metadata, member_id, now)
    return done


def what_hinders(session: Session, member_id: int) -> str:
    """Why an erasure that is due waits: a sentence; empty when nothing keeps it."""
    return hindrance(session, member_id) or why_held(session, member_id)


def erase_one(session: Session, metadata: MetaData, member_id: int, now: datetime) -> bool:
    """Whether it was done: not when another worker was faster, somebody cancelled it, or something keeps it from happening."""
    asked = select(Erasure).where(Erasure.member_id == member_id, Erasure.done_at.is_(None))
    if session.scalar(asked.with_for_update()) is None or what_hinders(session, member_id):
        return False
    member = session.get_one(Member, member_id)
    address, places = member.email, Membership.all_of(session, member_id)
    rows = erase_member(session, metadata, member_id, now)
    done = session.get_one(Erasure, member_id)
    done.done_at, done.rows = now, rows
    if places and address:
        put_receipt(session, done, places[0].organisation_id, address, now)
    return True


def follow_up(database: Database, keep: Callable[[], None], now: datetime) -> None:
    """Backups learn of what was erased, at once and until they have, and the database wipes what it still holds of it.

    Raises what `keep` raises: then it is tried again in the next minute.
    """
    with database.writing() as session:
        gone = delete(Delivery).where(Delivery.key.startswith(LETTER_KEY, autoescape=True), Delivery.state != WAITING)
        session.execute(gone)
        is_untold = any(_left(session, one.done_at.is_not(None), one.kept_at.is_(None)) for one in KINDS)
        waiting = session.scalar(select(func.count()).where(Delivery.key.startswith(LETTER_KEY, autoescape=True)))
        is_unwiped = any(_left(session, one.done_at.is_not(None), one.cleared_at.is_(None)) for one in KINDS)
    if is_untold:
        keep()
        _mark(database, "kept_at", now)
    if is_unwiped and not waiting:
        wipe_remains(database, dict.fromkeys((*WIPED, *erased_visitor.WIPED)))
        _mark(database, "cleared_at", now)


def ask_for_unused(database: Database, kept_for: timedelta, region: str, now: datetime) -> int:
    """Accounts that were in no organisation and not signed in for so long are going to be erased; returns how many."""
    with database.writing() as session:
        somewhere = Member.id.in_(select(Membership.member_id))
        signed_in = Member.id.in_(select(MemberSession.member_id).where(MemberSession.expires_at > now))
        is_used = or_(somewhere, signed_in, Member.seen_at.is_(None), Member.operator_since.is_not(None))
        session.execute(update(Member).where(is_used).values(seen_at=now), execution_options={"synchronize_session": False})
        old = select(Member).where(Member.seen_at < now - kept_for, Member.email_index.is_not(None), Member.held_at.is_(None))
        unused = session.scalars(old.where(Member.id.not_in(select(Erasure.member_id)))).all()
        for member in unused:
            Erasure.ask(session, member, region, now)
        return len(unused)


WIPED = ("members", "memberships", "member_sessions", "audit_entries", "audit_keys", "subject_keys", "deliveries", "invitations")
"""Tables whose dead rows PostgreSQL clears at once; the others have nothing of a name."""


def _left(session: Session, *where: ColumnElement[bool]) -> bool:
    return bool(session.scalar(select(func.count()).where(*where)))


def _mark(database: Database, name: str, now: datetime) -> None:
    with database.writing() as session:
        for kind in KINDS:
            column: Any = getattr(kind, name)
            session.execute(update(kind).where(kind.done_at.is_not(None), column.is_(None)).values({name: now}))
