"""What is written of batches, in the caller's transaction, and what of it is forgotten again."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from sqlalchemy import Connection, exists, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models.account.organisation_clocks import OrganisationClocks
from models.event.active_visitor import add_active
from models.event.event_count import write_counts
from models.event.event_pace import EventPace
from models.event.rejected_count import add_rejected
from models.event.repeated_batch import CountedBatch, RepeatedBatch, all_new, forget_batches, only_new
from models.event.sorted_batch import Sorted
from models.event.target_report import NetworkReport, add_reports, forget_reports
from models.event.visitor_engagement import note_people
from models.support.sent_together import sent_together


def record(session: Session, batches: Sequence[Sorted], now: datetime) -> None:
    """Counts each batch once, however often it was sent."""
    session.flush()
    connection = session.connection()
    new = only_new(connection, batches, now)
    days = _days(connection, OrganisationClocks(), new, now)
    write_counts(connection, new, days, now.date())
    _note_more(lambda: session, new, days, now)


def record_new(
    connection: Connection, batches: Sequence[Sorted], now: datetime, clocks: OrganisationClocks, session: Callable[[], Session]
) -> None:
    """The same of batches that are new, as they nearly always are, with fewer questions. `session` gives one in the transaction
    of the connection, for what most batches have nothing of. Raises RepeatedBatch.
    """
    if not batches:
        return
    days = _days(connection, clocks, batches, now)
    try:
        with sent_together(connection):
            new = all_new(connection, batches, now)
            write_counts(connection, new, days, now.date())
    except IntegrityError as problem:
        raise RepeatedBatch from problem
    _note_more(session, new, days, now)


def _days(connection: Connection, clocks: OrganisationClocks, batches: Sequence[Sorted], now: datetime) -> dict[int, date]:
    """A day is that of the clock of the organisation that they are for."""
    return clocks.days(connection, {batch.organisation_id for batch in batches}, now)


def _note_more(session: Callable[[], Session], new: Sequence[Sorted], days: dict[int, date], now: datetime) -> None:
    more = [batch for batch in new if batch.has_more]
    if not more:
        return
    for day, counted in _by_day(more, days, now.date()):
        add_rejected(session(), counted, day)
        note_people(session(), counted, day)
    add_active(session(), more, now)
    add_reports(session(), more, now)


def _by_day(batches: Sequence[Sorted], days: dict[int, date], day: date) -> list[tuple[date, list[Sorted]]]:
    found: dict[date, list[Sorted]] = {}
    for batch in batches:
        found.setdefault(days.get(batch.organisation_id, day), []).append(batch)
    return sorted(found.items())


def forget(session: Session, now: datetime) -> bool:
    """Deletes what is kept for minutes only; whether some of it is left."""
    forget_batches(session, now)
    forget_reports(session, now)
    EventPace.forget(session, now)
    left = or_(exists(select(CountedBatch.id)), exists(select(NetworkReport.step)), exists(select(EventPace.name)))
    return bool(session.scalar(select(left)))
