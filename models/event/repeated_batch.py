"""A counted batch: its id is remembered for some minutes, so that one whose answer was lost is not counted twice.

The id is random, made for one batch and used by no other: it tells nothing about who sent it, and two of one visitor are as
different as those of two.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import Connection, ForeignKey, Select, String, and_, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.event.sorted_batch import Sorted
from models.support.database import Base
from models.support.many_rows import select_sent, sent_rows, write_rows

REMEMBERED = timedelta(minutes=10)
"""The player sends a batch again for a shorter time than this (`RESENT_FOR` in `static/player/requests.js`)."""

NAME = ("site_id", "id")
COLUMNS = (*NAME, "organisation_id", "counted_at")


class CountedBatch(Base):
    __tablename__ = "counted_batches"

    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"), primary_key=True)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    counted_at: Mapped[datetime] = mapped_column(index=True)


class RepeatedBatch(Exception):
    """One of the batches was counted before, or by another process at the same moment. What was noted has to be taken back."""


def all_new(connection: Connection, batches: Sequence[Sorted], now: datetime) -> list[Sorted]:
    """Batches of which none was counted before, as it nearly always is, and notes that they are now; who commits the counts
    commits that as well. One that is among them twice comes once. Where one was counted before, the database refuses it
    (IntegrityError).
    """
    nameless, named = _by_name(batches)
    if named:
        write_rows(connection, CountedBatch, COLUMNS, _rows(named.values(), now))
    return [*nameless, *named.values()]


def only_new(connection: Connection, batches: Sequence[Sorted], now: datetime) -> list[Sorted]:
    """The same of any batches: those that were not counted before."""
    nameless, named = _by_name(batches)
    while True:
        known = _known(connection, named) if named else set[tuple[int, str]]()
        new = {name: one for name, one in named.items() if name not in known}
        attempt = connection.begin_nested()
        if _noted(connection, new.values(), now) == len(new):
            attempt.commit()
            return [*nameless, *new.values()]
        attempt.rollback()  # another process noted one of them at the same moment


def _by_name(batches: Sequence[Sorted]) -> tuple[list[Sorted], dict[tuple[int, str], Sorted]]:
    named = {(one.site_id, one.id): one for one in reversed(batches) if one.id}
    return [one for one in batches if not one.id], named


def _noted(connection: Connection, batches: Iterable[Sorted], now: datetime) -> int:
    """How many of them were written. Which is not asked: each row that comes back would cost a busy process more than the row."""
    rows = _rows(batches, now)
    return write_rows(connection, CountedBatch, COLUMNS, rows, NAME) if rows else 0


def _rows(batches: Iterable[Sorted], now: datetime) -> list[tuple[int, str, int, datetime]]:
    # In one order everywhere, so that two writers never wait for each other's rows.
    return sorted((one.site_id, one.id, one.organisation_id, now) for one in batches)


def _known(connection: Connection, names: Iterable[tuple[int, str]]) -> set[tuple[int, str]]:
    sent = {"rows": sent_rows(connection, CountedBatch, NAME, list(names))}
    return {(site_id, name) for site_id, name in connection.execute(_asked(connection.dialect.name), sent)}


@cache
def _asked(dialect: str) -> Select[int, str]:
    asked = select_sent(dialect, CountedBatch, NAME).subquery()
    is_it = and_(CountedBatch.site_id == asked.c.site_id, CountedBatch.id == asked.c.id)
    return select(CountedBatch.site_id, CountedBatch.id).join(asked, is_it)


def forget_batches(session: Session, now: datetime) -> None:
    session.execute(delete(CountedBatch).where(CountedBatch.counted_at < now - REMEMBERED))
