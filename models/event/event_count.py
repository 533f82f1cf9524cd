"""Counts: how often each thing happened to a guide, added up by day. No row is about one visitor."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, literal, select, union_all
from sqlalchemy.orm import Mapped, Session

from models.event.count_figures import FIGURES, NUMBERS, ONCE, Reading
from models.event.counted_step import CountedStep
from models.event.guide_day import DAY_KEY, GuideDay
from models.event.sorted_batch import Sorted
from models.event.step_count import STEP_KEY, StepCount
from models.release.wire_format import NAME
from models.support.many_rows import write_rows

_KEPT = ("organisation_id", *STEP_KEY)


def _of(figure: str) -> Select[*tuple[Any, ...]]:
    kept = (getattr(CountedStep, name) for name in _KEPT)
    number, uniques = CountedStep.number_of(figure), CountedStep.uniques_of(figure)
    return select(*kept, literal(figure).label("figure"), number.label("total"), uniques.label("uniques")).where(number > 0)


_COUNTED = union_all(*map(_of, (*FIGURES, *ONCE))).subquery("counted")


class Count(Reading):
    """How often a figure was counted for one guide, version, step, day, locale and device class; read only.

    `version` is the player's name for it, the first digits of its hash.
    """

    __table__ = _COUNTED
    __mapper_args__ = {"primary_key": [_COUNTED.c[name] for name in (*STEP_KEY, "figure")]}  # noqa: RUF012 - SQLAlchemy's name

    if TYPE_CHECKING:
        guide_id: Mapped[int]
        environment: Mapped[str]
        day: Mapped[date]
        figure: Mapped[str]
        version: Mapped[str]
        step: Mapped[str]
        locale: Mapped[str]
        device: Mapped[str]
        organisation_id: Mapped[int]
        total: Mapped[int]
        uniques: Mapped[int]


def add_counts(session: Session, batches: Iterable[Sorted], day: date) -> None:
    """Adds batches to the counts of that day."""
    write_counts(session.connection(), batches, {}, day)


def write_counts(connection: Connection, batches: Iterable[Sorted], days: Mapping[int, date], day: date) -> None:
    """Adds batches to the counts of the day that it is for their organisation, by its id, or of `day`, and to the days of their
    guides; each row once however many batches there are.
    """
    steps: dict[tuple[Any, ...], list[int | None]] = {}
    guides: dict[tuple[Any, ...], list[int]] = {}
    organisations: dict[int, int] = {}
    for batch in batches:
        its_day = days.get(batch.organisation_id, day)
        for place, (total, uniques) in batch.sums.items():
            guide_id, environment, figure, version, step, locale, device = place
            key = (guide_id, its_day, environment, version[:NAME], step, locale, device)
            numbers = steps.get(key)
            if numbers is None:
                numbers = steps[key] = [None] * len(NUMBERS)
                organisations[guide_id] = batch.organisation_id
            in_all = guides.setdefault((batch.organisation_id, guide_id, its_day, environment), [0] * len(NUMBERS))
            for at, number in zip(_OF[figure], (total, uniques), strict=False):
                numbers[at] = (numbers[at] or 0) + number
                in_all[at] += number
    # In one order everywhere, so that two writers never wait for each other's rows.
    rows = [(organisations[key[0]], *key, *numbers) for key, numbers in sorted(steps.items())]
    if rows:
        write_rows(connection, StepCount, (*_KEPT, *NUMBERS), rows, STEP_KEY, NUMBERS)
        # Last, since many writers add to the same few: the first of them holds the others up until it commits.
        write_rows(
            connection, GuideDay, (*DAY_KEY, *NUMBERS), [(*key, *one) for key, one in sorted(guides.items())], DAY_KEY, NUMBERS
        )


_OF = {figure: (NUMBERS.index(figure), NUMBERS.index(f"{figure}_uniques")) for figure in FIGURES} | {
    figure: (NUMBERS.index(figure),) for figure in ONCE
}
"""Where the numbers of a figure stand: all, and those that were new to their browser."""
