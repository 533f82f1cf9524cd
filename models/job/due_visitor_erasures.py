"""Erasures of identified visitors run by themselves, as those of members do; what comes after both is in `due_erasures`."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.integration.erasure_letter import put_visitor_warning
from models.privacy.erased_visitor import erase_subject
from models.privacy.legal_hold import ids_of_held
from models.privacy.visitor_erasure import VisitorErasure
from models.support.database import Database


def warn_of_visitors(database: Database, base_url: str, now: datetime) -> int:
    """On the fifth working day, the owners and admins of the organisation; returns of how many."""
    with database.writing() as session:
        asked = select(VisitorErasure).where(
            VisitorErasure.warn_at <= now, VisitorErasure.warned_at.is_(None), VisitorErasure.done_at.is_(None)
        )
        found = session.scalars(asked.with_for_update(skip_locked=True)).all()
        for one in found:
            put_visitor_warning(session, one, base_url, now)
            one.warned_at = now
        return len(found)


def erase_due_visitors(database: Database, now: datetime) -> int:
    """Each in a transaction of its own, but where a legal hold keeps them; returns how many were erased."""
    with database.reading() as session:
        asked = select(VisitorErasure.subject).where(VisitorErasure.due_at <= now, VisitorErasure.done_at.is_(None))
        due = session.scalars(asked).all()
    done = 0
    for subject in due:
        with database.writing() as session:
            done += erase_visitor_now(session, subject, now)
    return done


def erase_visitor_now(session: Session, subject: str, now: datetime) -> bool:
    """Whether it was done: not when another worker was faster, somebody cancelled it, or their organisation is held."""
    asked = select(VisitorErasure).where(VisitorErasure.subject == subject, VisitorErasure.done_at.is_(None))
    if session.scalar(asked.where(VisitorErasure.organisation_id.not_in(ids_of_held())).with_for_update()) is None:
        return False
    rows = erase_subject(session, subject)
    done = session.get_one(VisitorErasure, subject)
    done.done_at, done.rows = now, rows
    return True
