"""Active visitors: browsers that came to a site in a month. Each counts itself once; nothing is kept of any one of them."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.event.sorted_batch import Sorted
from models.support.database import Base
from models.support.many_rows import add_rows


class ActiveVisitors(Base):
    """How many browsers counted themselves in a month of UTC; `day` is its first."""

    __tablename__ = "active_visitors"

    site_id: Mapped[int] = mapped_column(ForeignKey("sites.id"), primary_key=True)
    environment: Mapped[str] = mapped_column(String(10), primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    total: Mapped[int]


def add_active(session: Session, batches: Iterable[Sorted], now: datetime) -> None:
    sums = Counter[tuple[int, str, int]]()
    for batch in batches:
        for environment, number in batch.active.items():
            sums[batch.site_id, environment, batch.organisation_id] += number
    # In one order everywhere, so that two writers never wait for each other's rows.
    rows = [
        {
            "site_id": site_id,
            "environment": environment,
            "day": now.date().replace(day=1),
            "organisation_id": organisation,
            "total": total,
        }
        for (site_id, environment, organisation), total in sorted(sums.items())
    ]
    if rows:
        add_rows(session, ActiveVisitors, rows, ("site_id", "environment", "day"), add=("total",))


def active_by_month(
    session: Session, organisation_id: int, site_ids: Collection[int], environment: str = "production"
) -> dict[date, int]:
    """Over these sites of the organisation; a browser that came to two of them is counted for each."""
    query = (
        select(ActiveVisitors.day, func.sum(ActiveVisitors.total))
        .where(ActiveVisitors.organisation_id == organisation_id, ActiveVisitors.environment == environment)
        .where(ActiveVisitors.site_id.in_(site_ids))
        .group_by(ActiveVisitors.day)
        .order_by(ActiveVisitors.day)
    )
    return {month: int(total) for month, total in session.execute(query)}
