"""A counted batch: its id is remembered for some minutes, so that one whose answer was lost is not counted twice.

The id is random, made for one batch and used by no other: it tells nothing about who sent it, and two of one visitor are as
different as those of two.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import ForeignKey, Select, String, and_, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.event.sorted_batch import Sorted
from models.support.database import Base
from models.support.many_rows import add_rows, sent, sent_rows

REMEMBERED = timedelta(minutes=10)
"""The player sends a batch again for a shorter time than this (`RESENT_FOR` in `static/player/requests.js`)."""


class CountedBatch(Base):
    __tablename__ = "counted_batches"

    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"), primary_key=True)
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    counted_at: Mapped[datetime] = mapped_column(index=True)


def only_new(session: Session, batches: Sequence[Sorted], now: datetime) -> list[Sorted]:
    """Those that were not counted before, and notes that they are now; who commits the counts commits that as well."""
    named = {(one.site_id, one.id): one for one in reversed(batches) if one.id}
    nameless = [one for one in batches if not one.id]
    while True:
        known = _known(session, named) if named else set[tuple[int, str]]()
        new = {name: one for name, one in named.items() if name not in known}
        if _noted(session, list(new.values()), now):
            return [*nameless, *new.values()]


def _noted(session: Session, batches: Sequence[Sorted], now: datetime) -> bool:
    """Whether none of them was noted by another process at the same moment. How many were written tells, not which: each row
    that comes back would cost a busy process more than the row.
    """
    # In one order everywhere, so that two writers never wait for each other's rows.
    rows = [
        {"site_id": one.site_id, "id": one.id, "organisation_id": one.organisation_id, "counted_at": now}
        for one in sorted(batches, key=lambda one: (one.site_id, one.id))
    ]
    if not rows:
        return True
    attempt = session.begin_nested()
    is_written = add_rows(session, CountedBatch, rows, ("site_id", "id")) == len(rows)
    if is_written:
        attempt.commit()
    else:
        attempt.rollback()
    return is_written


def _known(session: Session, names: Iterable[tuple[int, str]]) -> set[tuple[int, str]]:
    rows = [{"site_id": site_id, "id": name} for site_id, name in names]
    found = session.execute(_asked(session.get_bind().dialect.name), {"rows": sent(session, CountedBatch, rows)})
    return {(site_id, name) for site_id, name in found}


@cache
def _asked(dialect: str) -> Select[int, str]:
    asked = sent_rows(dialect, CountedBatch, ("site_id", "id")).subquery()
    is_it = and_(CountedBatch.site_id == asked.c.site_id, CountedBatch.id == asked.c.id)
    return select(CountedBatch.site_id, CountedBatch.id).join(asked, is_it)


def forget_batches(session: Session, now: datetime) -> None:
    session.execute(delete(CountedBatch).where(CountedBatch.counted_at < now - REMEMBERED))
