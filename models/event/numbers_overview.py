"""The numbers of many guides at once: of a site, or of an organisation."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from models.event.counted_day import CountedDay
from models.event.figure_selection import Figures, counted
from models.event.number_period import Period
from models.guide.guide import Guide


@dataclass(frozen=True)
class GuideFigures:
    guide: Guide
    figures: Figures


@dataclass(frozen=True)
class Overview:
    """`rows` are the guides that were met in the period, the most started first; `spans` what all counted, piece by piece."""

    period: Period
    rows: tuple[GuideFigures, ...]
    spans: tuple[Figures, ...]

    @property
    def whole(self) -> Figures:
        return Figures.sum(row.figures for row in self.rows)

    def shown(self, kind: str) -> int:
        """How many guides of that kind were shown to anybody."""
        return sum(1 for row in self.rows if row.guide.kind == kind and row.figures.of("started"))


def guides_ever(session: Session, organisation_id: int, site_id: int | None = None, but: Collection[int] = ()) -> list[Guide]:
    """All of the organisation or of one site, archived ones too, but for those of some sites."""
    query = select(Guide).where(Guide.organisation_id == organisation_id, Guide.site_id.not_in(but)).order_by(Guide.id)
    return list(session.scalars(query if site_id is None else query.where(Guide.site_id == site_id)))


def overview(session: Session, guides: Sequence[Guide], period: Period, environment: str = "production") -> Overview:
    """`guides` are of one organisation."""
    by_guide: dict[int, Figures] = {}
    days: dict[Any, Figures] = {}
    if guides:
        for guide_id, figure, total, unique in _counted(session, guides, period, environment, CountedDay.guide_id):
            by_guide.setdefault(guide_id, Figures()).add(figure, total, unique)
        for day, figure, total, unique in _counted(session, guides, period, environment, CountedDay.day):
            days.setdefault(day, Figures()).add(figure, total, unique)
    rows = [GuideFigures(guide, by_guide[guide.id]) for guide in guides if guide.id in by_guide]
    rows.sort(key=lambda row: (-row.figures.of("started"), row.guide.name.casefold(), row.guide.id))
    spans = [Figures.sum(found for day, found in days.items() if span.since <= day <= span.until) for span in period.spans()]
    return Overview(period, tuple(rows), tuple(spans))


def before_and_after(
    session: Session, guides: Sequence[Guide], before: Period, after: Period
) -> dict[int, tuple[Figures, Figures]]:
    """By guide, what production counted in each of two periods, one right after the other."""
    found: dict[int, tuple[Figures, Figures]] = {}
    if not guides:
        return found
    part: Any = 2 * CountedDay.guide_id + case((CountedDay.day >= after.since, 1), else_=0)
    for key, figure, total, unique in _counted(session, guides, Period(before.since, after.until), "production", part):
        guide_id, is_after = divmod(int(key), 2)
        both = found.setdefault(guide_id, (Figures(), Figures()))
        both[is_after].add(figure, total, unique)
    return found


def _counted(
    session: Session, guides: Sequence[Guide], period: Period, environment: str, column: Any
) -> Iterator[tuple[Any, str, int, int]]:
    chosen = select(column).where(
        CountedDay.organisation_id == guides[0].organisation_id,
        CountedDay.guide_id.in_([guide.id for guide in guides]),
        CountedDay.environment == environment,
        CountedDay.day >= period.since,
        CountedDay.day <= period.until,
    )
    yield from counted(session, chosen, column, CountedDay)
