"""How many events a site was sent that were not counted, by day and reason. Made-up names grow a number, not a table."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from sqlalchemy import Date, ForeignKey, String
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.event.sorted_batch import Sorted
from models.support.database import Base
from models.support.many_rows import add_rows

REASONS = ("origin", "version", "step", "language")
"""Sent by a page of somebody else's; about a version that was not published; about a step or a language that is not in it."""


class RejectedCount(Base):
    __tablename__ = "rejected_counts"

    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"), primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    reason: Mapped[str] = mapped_column(String(10), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    total: Mapped[int]


def add_rejected(session: Session, batches: Iterable[Sorted], day: date) -> None:
    sums = Counter[tuple[int, str, int]]()
    for batch in batches:
        sums.update({(batch.site_id, reason, batch.organisation_id): number for reason, number in batch.rejected.items()})
    rows = [
        {"site_id": site_id, "day": day, "reason": reason, "organisation_id": organisation, "total": total}
        for (site_id, reason, organisation), total in sorted(sums.items())
    ]
    if rows:
        add_rows(session, RejectedCount, rows, ("site_id", "day", "reason"), add=("total",))
