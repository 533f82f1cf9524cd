"""Which counts a picture is about: a guide's, of a period, an environment and, if asked, one version, language or device."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from models.event.count_figures import FIGURES, FigureColumns
from models.event.counted_day import CountedDay
from models.event.counted_step import CountedStep
from models.event.number_period import Period
from models.guide.guide import Guide
from models.release.wire_format import NAME

ALL, UNIQUE = "all", "unique"
WAYS = (ALL, UNIQUE)
"""Whether every time counts, or only a browser's first."""
SHOWN = ("eligible", "started", "completed", "dismissed", "target_missing", "left_page")
"""The figures of a guide that are not of each step."""
DIMENSIONS = {
    "day": CountedStep.day,
    "version": CountedStep.version,
    "locale": CountedStep.locale,
    "device": CountedStep.device,
}

NARROWED = ("version", "locale", "device")
"""What a selection can be of only."""

Q = TypeVar("Q", bound=Select[*tuple[Any, ...]])


@dataclass(frozen=True)
class Figures:
    """What was counted, by figure, every time and a browser's first only."""

    totals: dict[str, int] = field(default_factory=dict[str, int])
    uniques: dict[str, int] = field(default_factory=dict[str, int])

    def of(self, figure: str, way: str = ALL) -> int:
        return (self.uniques if way == UNIQUE else self.totals).get(figure, 0)

    def add(self, figure: str, total: int, unique: int) -> None:
        self.totals[figure] = self.totals.get(figure, 0) + total
        self.uniques[figure] = self.uniques.get(figure, 0) + unique

    def share(self, figure: str, way: str = ALL) -> float:
        """Of those that started, from 0 to 1."""
        started = self.of("started", way)
        return min(self.of(figure, way) / started, 1.0) if started else 0.0

    @classmethod
    def sum(cls, several: Iterable["Figures"]) -> "Figures":
        found = cls()
        for one in several:
            for figure, total in one.totals.items():
                found.add(figure, total, one.uniques.get(figure, 0))
        return found


def counted(
    session: Session, chosen: Select[Any], column: ColumnElement[Any], table: type[FigureColumns] = CountedStep
) -> Iterator[tuple[Any, str, int, int]]:
    """Of the rows of the table that are chosen: for each value of the column they are chosen with, and each figure, how often it
    was counted and how often for the first time. Each row is looked at once, whatever it holds.
    """
    sums = [func.sum(one(figure)) for figure in FIGURES for one in (table.number_of, table.uniques_of)]
    for value, *numbers in session.execute(chosen.add_columns(*sums).group_by(column)):
        for at, name in enumerate(FIGURES):
            if numbers[2 * at]:
                yield value, name, int(numbers[2 * at]), int(numbers[2 * at + 1])


@dataclass(frozen=True)
class Selection:
    """None for every version, language or device class; the empty text for what the browser did not say."""

    guide: Guide
    period: Period
    environment: str = "production"
    version: str | None = None
    locale: str | None = None
    device: str | None = None

    def within(self, period: Period) -> "Selection":
        return replace(self, period=period)

    def narrow(self, query: Q, table: Any = CountedStep) -> Q:
        mine = table.organisation_id == self.guide.organisation_id, table.guide_id == self.guide.id
        there = table.environment == self.environment, table.day >= self.period.since, table.day <= self.period.until
        return query.where(*mine, *there, *self._narrower(table))

    def _narrower(self, table: Any) -> list[ColumnElement[bool]]:
        version = None if self.version is None else self.version[:NAME]
        asked = (("version", version), ("locale", self.locale), ("device", self.device))
        return [getattr(table, name) == value for name, value in asked if value is not None]

    @property
    def is_whole(self) -> bool:
        """Whether it is everything of the guide: then the sums of its days answer."""
        return self.version is None and self.locale is None and self.device is None

    def sums(self, session: Session, column: Any) -> Iterator[tuple[Any, str, int, int]]:
        """For each value of a column and each figure, how often it was counted, and how often for the first time."""
        yield from counted(session, self.narrow(select(column)), column)

    def figures(self, session: Session) -> Figures:
        """Over the whole period."""
        return Figures.sum(self._by_day(session).values())

    def by(self, session: Session, dimension: str) -> dict[str, Figures]:
        """By one of DIMENSIONS; days in their order, anything else the most started first."""
        if dimension == "day":
            return self._by_day(session)
        found: dict[str, Figures] = {}
        for value, figure, total, unique in self.sums(session, DIMENSIONS[dimension]):
            found.setdefault(str(value), Figures()).add(figure, total, unique)
        return dict(sorted(found.items(), key=lambda one: (-one[1].of("started"), one[0])))

    def values(self, session: Session) -> dict[str, list[str]]:
        """By each of NARROWED, what was counted of it: the most started first. In one look, whatever their number."""
        columns = [DIMENSIONS[name] for name in NARROWED]
        started = func.coalesce(func.sum(CountedStep.number_of("started")), 0)
        found: dict[str, Counter[str]] = {name: Counter() for name in NARROWED}
        for *values, number in session.execute(self.narrow(select(*columns, started)).group_by(*columns)):
            for name, value in zip(NARROWED, values, strict=True):
                found[name][value] += number
        return {name: sorted(values, key=lambda one: (-values[one], one)) for name, values in found.items()}

    def _by_day(self, session: Session) -> dict[str, Figures]:
        table: Any = CountedDay if self.is_whole else CountedStep
        found: dict[str, Figures] = {}
        for day, figure, total, unique in counted(session, self.narrow(select(table.day), table), table.day, table):
            found.setdefault(str(day), Figures()).add(figure, total, unique)
        return dict(sorted(found.items()))

    def by_span(self, session: Session) -> list[Figures]:
        """For each span of the period, also those in which nothing happened."""
        days = {date.fromisoformat(day): figures for day, figures in self.by(session, "day").items()}
        return [
            Figures.sum(figures for day, figures in days.items() if span.since <= day <= span.until)
            for span in self.period.spans()
        ]
