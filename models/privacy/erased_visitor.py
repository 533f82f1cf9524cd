"""What erasing identified visitors does: their rows go, and their keys are destroyed."""

from datetime import datetime

from sqlalchemy import ColumnElement, delete, literal, select, update
from sqlalchemy.orm import Session

from models.event.identified_visitor import IdentifiedVisitor, VisitorAttribute
from models.event.visitor_engagement import Engagement
from models.privacy.visitor_erasure import VisitorErasure
from models.site.identified_mode import IdentifiedMode
from models.support.database import sealer_of
from models.support.deleted_rows import deleted_rows
from models.support.subject_key import SubjectKey

WIPED = ("identified_visitors", "visitor_attributes", "engagements", "identified_modes", "subject_keys")
"""Tables whose dead rows PostgreSQL clears at once."""


def erase_subject(session: Session, subject: str) -> dict[str, int]:
    """Whoever that is, in the caller's transaction: a visitor, or all of an identified mode and the mode itself. Returns how many
    rows went, by table. Doing it again changes nothing that is not there again, as after a restore.
    """
    kind, _, name = subject.partition(":")
    if kind == "visitor":
        return erase_visitors(session, IdentifiedVisitor.name == name)
    counts = erase_visitors(session, IdentifiedVisitor.mode == name)
    # An erasure that waits for somebody of whom there is nothing any more.
    _count(counts, "identified_modes", deleted_rows(session, delete(IdentifiedMode).where(IdentifiedMode.name == name)))
    _count(counts, "subject_keys", SubjectKey.destroy(session, subject))
    return counts


def erase_visitors(session: Session, which: ColumnElement[bool]) -> dict[str, int]:
    """Those for whom that holds of `IdentifiedVisitor`; returns how many rows went, by table."""
    names, counts = select(IdentifiedVisitor.name).where(which), dict[str, int]()
    subjects = select(literal("visitor:").concat(IdentifiedVisitor.name)).where(which)
    session.flush()
    for table, deletion in (
        ("subject_keys", delete(SubjectKey).where(SubjectKey.subject.in_(subjects))),
        ("visitor_attributes", delete(VisitorAttribute).where(VisitorAttribute.visitor.in_(names))),
        ("engagements", delete(Engagement).where(Engagement.visitor.in_(names))),
        ("identified_visitors", delete(IdentifiedVisitor).where(which)),
    ):
        _count(counts, table, deleted_rows(session, deletion))
    sealer_of(session).chain.refresh()
    session.expire_all()
    return counts


def erase_mode(session: Session, mode: IdentifiedMode, now: datetime) -> VisitorErasure:
    """Turns identified mode off: everything that was kept under it goes at once. Returns the receipt."""
    erasure = VisitorErasure.of_mode(session, mode, now)
    waits = (VisitorErasure.site_id == mode.site_id) & VisitorErasure.done_at.is_(None)
    session.flush()
    erasure.rows, erasure.done_at = erase_subject(session, erasure.subject), now
    session.execute(update(VisitorErasure).where(waits).values(done_at=now, rows={}))
    return erasure


def forget_attributes(session: Session, mode: IdentifiedMode, names: tuple[str, ...]) -> int:
    """What an admin does not allow any more goes; returns of how many people and names."""
    theirs = select(IdentifiedVisitor.name).where(IdentifiedVisitor.mode == mode.name)
    gone = delete(VisitorAttribute).where(VisitorAttribute.visitor.in_(theirs), VisitorAttribute.name.in_(names))
    return deleted_rows(session, gone)


def forget_keys(session: Session, organisation_id: int) -> int:
    """Destroys those of an organisation's visitors, whose rows go in another way; returns how many."""
    visitors = select(literal("visitor:").concat(IdentifiedVisitor.name)).where(
        IdentifiedVisitor.organisation_id == organisation_id
    )
    sites = select(literal("visitors:").concat(IdentifiedMode.name)).where(IdentifiedMode.organisation_id == organisation_id)
    theirs = SubjectKey.subject.in_(visitors) | SubjectKey.subject.in_(sites)
    sealer_of(session).chain.refresh()
    return deleted_rows(session, delete(SubjectKey).where(theirs))


def _count(counts: dict[str, int], name: str, rows: int) -> None:
    if rows:
        counts[name] = counts.get(name, 0) + rows
