"""What is written of batches, in the caller's transaction, and what of it is forgotten again."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from models.account.organisation import Organisation
from models.event.active_visitor import add_active
from models.event.event_count import add_counts
from models.event.event_pace import EventPace
from models.event.rejected_count import add_rejected
from models.event.repeated_batch import CountedBatch, forget_batches, only_new
from models.event.sorted_batch import Sorted
from models.event.target_report import NetworkReport, add_reports, forget_reports
from models.event.visitor_engagement import note_people


def record(session: Session, batches: Sequence[Sorted], now: datetime) -> None:
    """Counts each batch once, however often it was sent."""
    new = only_new(session, batches, now)
    for day, counted in _by_day(session, new, now):
        add_counts(session, counted, day)
        add_rejected(session, counted, day)
        note_people(session, counted, day)
    add_active(session, new, now)
    add_reports(session, new, now)


def _by_day(session: Session, batches: Sequence[Sorted], now: datetime) -> list[tuple[date, list[Sorted]]]:
    """The batches of each day that it is now somewhere: a day is that of the clock of the organisation that they are for."""
    if not batches:
        return []
    days = Organisation.days(session, {batch.organisation_id for batch in batches}, now)
    found: dict[date, list[Sorted]] = {}
    for batch in batches:
        found.setdefault(days.get(batch.organisation_id, now.date()), []).append(batch)
    return sorted(found.items())


def forget(session: Session, now: datetime) -> bool:
    """Deletes what is kept for minutes only; whether some of it is left."""
    forget_batches(session, now)
    forget_reports(session, now)
    EventPace.forget(session, now)
    left = or_(exists(select(CountedBatch.id)), exists(select(NetworkReport.step)), exists(select(EventPace.name)))
    return bool(session.scalar(select(left)))
