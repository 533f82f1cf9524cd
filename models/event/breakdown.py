"""A guide's figures told apart: by version, day, language or device class."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, TypedDict

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.event.event_count import Count
from models.guide.guide import Guide
from models.guide.version import Version
from models.release.wire_format import NAME

DIMENSIONS = {"day": Count.day, "version": Count.version, "locale": Count.locale, "device": Count.device}
FIGURES = ("eligible", "started", "completed", "dismissed", "target_missing", "left_page")


class CountRow(TypedDict):
    """A figure of a guide, as exports have it; `day` is like `2026-11-24`."""

    day: str
    version: str
    figure: str
    step: str
    locale: str
    device: str
    total: int
    unique: int


@dataclass(frozen=True)
class Slice:
    """One value of a dimension. `figures` holds totals by name; `uniques` counts the browsers new to having started."""

    key: str
    figures: dict[str, int] = field(default_factory=dict[str, int])
    uniques: int = 0

    @property
    def started(self) -> int:
        return self.figures.get("started", 0)

    @property
    def completion(self) -> float:
        """Of those that started, from 0 to 1."""
        return min(self.figures.get("completed", 0) / self.started, 1.0) if self.started else 0.0


def breakdown(session: Session, guide: Guide, by: str, since: date, environment: str = "production") -> list[Slice]:
    """The guide's figures from that day on, by one of DIMENSIONS; days in their order, anything else the most started first."""
    column: Any = DIMENSIONS[by]
    query = (
        select(column, Count.figure, func.sum(Count.total), func.sum(Count.uniques))
        .where(Count.organisation_id == guide.organisation_id, Count.guide_id == guide.id)
        .where(Count.environment == environment, Count.day >= since, Count.figure.in_(FIGURES))
        .group_by(column, Count.figure)
    )
    found: dict[str, Slice] = {}
    for value, figure, total, uniques in session.execute(query):
        known = found.setdefault(str(value), Slice(str(value)))
        known.figures[figure] = int(total)
        if figure == "started":
            found[known.key] = Slice(known.key, known.figures, int(uniques))
    if by == "day":
        return sorted(found.values(), key=lambda one: one.key)
    return sorted(found.values(), key=lambda one: (-one.started, one.key))


def by_day(session: Session, guide: Guide, since: date, until: date, environment: str = "production") -> list[Slice]:
    """Every day of that time, also those on which nothing happened."""
    known = {one.key: one for one in breakdown(session, guide, "day", since, environment)}
    days = (str(since + timedelta(days=number)) for number in range((until - since).days + 1))
    return [known.get(day, Slice(day)) for day in days]


def rows(session: Session, guide: Guide, since: date, environment: str = "production") -> Iterator[CountRow]:
    """Everything that was counted from that day on, as finely as it is kept."""
    query = select(Count).where(Count.organisation_id == guide.organisation_id, Count.guide_id == guide.id)
    query = query.where(Count.environment == environment, Count.day >= since)
    names = {name[:NAME]: name for name in session.scalars(select(Version.hash).where(Version.guide_id == guide.id))}
    order = (Count.day, Count.version, Count.figure, Count.step, Count.locale, Count.device)
    for count in session.scalars(query.order_by(*order)):
        yield {
            "day": str(count.day),
            "version": names.get(count.version, count.version),
            "figure": count.figure,
            "step": count.step,
            "locale": count.locale,
            "device": count.device,
            "total": count.total,
            "unique": count.uniques,
        }
