"""What a list of guides says of each one's numbers: started day by day, and how many completed it; and lists ordered by them."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Select, Subquery, case, func, select
from sqlalchemy.orm import Session

from models.event.counted_day import CountedDay
from models.event.number_period import DAY, Period
from models.guide.guide import Guide

TREND_DAYS = 30
Order = Literal["changed", "name", "started", "completion"]
ORDERS: tuple[Order, ...] = ("changed", "name", "started", "completion")


@dataclass(frozen=True)
class GuideTrend:
    """In production; `started` is by day, the last day last."""

    started: tuple[int, ...] = ()
    completed: int = 0

    @property
    def in_all(self) -> int:
        return sum(self.started)

    @property
    def share(self) -> float:
        """Of those that started, from 0 to 1."""
        return min(self.completed / self.in_all, 1.0) if self.in_all else 0.0


def trends(session: Session, organisation_id: int, guide_ids: Collection[int], period: Period) -> dict[int, GuideTrend]:
    """By guide; one that nobody met is left out. One query whatever their number."""
    if not guide_ids:
        return {}
    query = (
        _counts(organisation_id, period, CountedDay.guide_id, CountedDay.day)
        .where(CountedDay.guide_id.in_(guide_ids))
        .group_by(CountedDay.guide_id, CountedDay.day)
    )
    days: dict[int, dict[Any, int]] = {}
    completed: dict[int, int] = {}
    for guide_id, day, started, done in session.execute(query):
        days.setdefault(guide_id, {})[day] = int(started)
        completed[guide_id] = completed.get(guide_id, 0) + int(done)
    dates = [period.since + number * DAY for number in range(period.days)]
    return {
        guide_id: GuideTrend(tuple(found.get(day, 0) for day in dates), completed[guide_id]) for guide_id, found in days.items()
    }


def ordered(query: Select[Guide], order: Order, organisation_id: int, period: Period) -> Select[Guide]:
    """Those of which nothing was counted come last; the newest edit first where nothing else decides."""
    rest = Guide.edited_at.desc(), Guide.id.desc()
    if order == "name":
        return query.order_by(func.lower(Guide.name), *rest)
    if order == "changed":
        return query.order_by(*rest)
    sums = _sums(organisation_id, period)
    started = func.coalesce(sums.c.started, 0)
    query = query.outerjoin(sums, sums.c.guide_id == Guide.id)
    if order == "started":
        return query.order_by(started.desc(), *rest)
    share = case((started > 0, 1.0 * sums.c.completed / started), else_=-1.0)
    return query.order_by(share.desc(), started.desc(), *rest)


def _sums(organisation_id: int, period: Period) -> Subquery:
    return _counts(organisation_id, period, CountedDay.guide_id).group_by(CountedDay.guide_id).subquery()


def _counts(organisation_id: int, period: Period, *columns: Any) -> Select[*tuple[Any, ...]]:
    started, completed = (func.sum(CountedDay.number_of(figure)).label(figure) for figure in ("started", "completed"))
    return select(*columns, started, completed).where(
        CountedDay.organisation_id == organisation_id,
        CountedDay.environment == "production",
        CountedDay.day >= period.since,
        CountedDay.day <= period.until,
    )
