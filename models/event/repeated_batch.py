"""A counted batch: its id is remembered for some minutes, so that one whose answer was lost is not counted twice.

The id is random, made for one batch and used by no other: it tells nothing about who sent it, and two of one visitor are as
different as those of two.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, String, delete
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.event.sorted_batch import Sorted
from models.support.database import Base
from models.support.dialect_insert import insert_into

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
    if not named:
        return nameless
    # In one order everywhere, so that two writers never wait for each other's rows.
    rows = [
        {"site_id": site_id, "id": name, "organisation_id": named[site_id, name].organisation_id, "counted_at": now}
        for site_id, name in sorted(named)
    ]
    insert = insert_into(session, CountedBatch).on_conflict_do_nothing(index_elements=["site_id", "id"])
    written = session.execute(insert.returning(CountedBatch.site_id, CountedBatch.id), rows)
    return [*nameless, *(named[site_id, name] for site_id, name in written)]


def forget_batches(session: Session, now: datetime) -> None:
    session.execute(delete(CountedBatch).where(CountedBatch.counted_at < now - REMEMBERED))
