"""Counts: how often each thing happened to a guide, added up by day. No row is about one visitor."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Date, ForeignKey, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.event.sorted_batch import Place, Sorted
from models.guide.guide import Guide
from models.support.database import Base
from models.support.dialect_insert import insert_into


class Count(Base):
    """How often a figure was counted for one guide, version, step, day, locale and device class."""

    __tablename__ = "counts"

    guide_id: Mapped[int] = mapped_column(ForeignKey("guides.id"), primary_key=True)
    environment: Mapped[str] = mapped_column(String(10), primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    figure: Mapped[str] = mapped_column(String(20), primary_key=True)
    version: Mapped[str] = mapped_column(String(64), primary_key=True)
    step: Mapped[str] = mapped_column(String(40), primary_key=True)
    locale: Mapped[str] = mapped_column(String(12), primary_key=True)
    device: Mapped[str] = mapped_column(String(8), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    total: Mapped[int]
    uniques: Mapped[int]


KEY = ["guide_id", "environment", "day", "figure", "version", "step", "locale", "device"]


def add_counts(session: Session, batches: Iterable[Sorted], day: date) -> None:
    """Adds batches to the counts of that day, each count once however many batches there are."""
    sums: dict[Place, tuple[int, int, int]] = {}
    for batch in batches:
        for place, (total, uniques) in batch.sums.items():
            before = sums.get(place, (0, 0, 0))
            sums[place] = (before[0] + total, before[1] + uniques, batch.organisation_id)
    # In one order everywhere, so that two writers never wait for each other's rows.
    rows = [
        {**place._asdict(), "day": day, "organisation_id": organisation, "total": total, "uniques": uniques}
        for place, (total, uniques, organisation) in sorted(sums.items())
    ]
    if rows:
        insert = insert_into(session, Count)
        more = {"total": Count.total + insert.excluded.total, "uniques": Count.uniques + insert.excluded.uniques}
        session.execute(insert.on_conflict_do_update(index_elements=KEY, set_=more), rows)


def totals(
    session: Session, guide: Guide, since: date, environment: str = "production"
) -> dict[tuple[str, str], tuple[int, int]]:
    """(figure, step) → (total, uniques) from that day on."""
    query = (
        select(Count.figure, Count.step, func.sum(Count.total), func.sum(Count.uniques))
        .where(Count.guide_id == guide.id, Count.environment == environment, Count.day >= since)
        .group_by(Count.figure, Count.step)
    )
    return {(figure, step): (total, uniques) for figure, step, total, uniques in session.execute(query)}
