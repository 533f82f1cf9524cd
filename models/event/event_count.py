"""Counts: how often each thing happened to a guide, added up by day. No row is about one visitor."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, func, literal, select, union_all
from sqlalchemy.orm import DeclarativeBase, Mapped, Session

from models.event.packed_count import FIGURES, KEY, NUMBERS, ONCE, PACKED, PackedCount
from models.event.sorted_batch import Sorted
from models.release.wire_format import NAME
from models.support.many_rows import write_rows

_KEPT = (
    PackedCount.organisation_id,
    PackedCount.guide_id,
    PackedCount.environment,
    PackedCount.day,
    func.substr(PackedCount.version, 1, NAME).label("version"),
    PackedCount.step,
    PackedCount.locale,
    PackedCount.device,
)


def _of(figure: str) -> Select[*tuple[Any, ...]]:
    number, uniques = PackedCount.number_of(figure), PackedCount.uniques_of(figure)
    return select(*_KEPT, literal(figure).label("figure"), number.label("total"), uniques.label("uniques")).where(
        PackedCount.figure == PACKED, number > 0
    )


_OF_AN_EARLIER_CAIRN = select(
    *_KEPT, PackedCount.figure.label("figure"), PackedCount.total.label("total"), PackedCount.uniques.label("uniques")
).where(PackedCount.figure != PACKED)


_COUNTED = union_all(*map(_of, (*FIGURES, *ONCE)), _OF_AN_EARLIER_CAIRN).subquery("counted")


class _Reading(DeclarativeBase):
    """Apart from what has tables: nothing is ever written through it."""


class Count(_Reading):
    """How often a figure was counted for one guide, version, step, day, locale and device class; read only.

    `version` is the player's name for it, the first digits of its hash.
    """

    __table__ = _COUNTED
    __mapper_args__ = {"primary_key": [_COUNTED.c[name] for name in KEY]}  # noqa: RUF012 - SQLAlchemy's name

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
    """Adds batches to the counts of the day that it is for their organisation, by its id, or of `day`; each row once however
    many batches there are.
    """
    sums: dict[tuple[Any, ...], list[int]] = {}
    organisations: dict[int, int] = {}
    for batch in batches:
        its_day = days.get(batch.organisation_id, day)
        for place, (total, uniques) in batch.sums.items():
            guide_id, environment, figure, version, step, locale, device = place
            key = (guide_id, environment, its_day, PACKED, version[:NAME], step, locale, device)
            numbers = sums.get(key)
            if numbers is None:
                numbers = sums[key] = [0] * len(NUMBERS)
                organisations[guide_id] = batch.organisation_id
            numbers[_TOTAL] += total
            numbers[_UNIQUES] += uniques
            numbers[_OF[figure]] += total
            if uniques and figure not in ONCE:
                numbers[_UNIQUES_OF[figure]] += uniques
    # In one order everywhere, so that two writers never wait for each other's rows.
    rows = [(*key, organisations[key[0]], *numbers) for key, numbers in sorted(sums.items())]
    if rows:
        write_rows(connection, PackedCount, (*KEY, "organisation_id", *NUMBERS), rows, KEY, NUMBERS)


_TOTAL, _UNIQUES = NUMBERS.index("total"), NUMBERS.index("uniques")
_OF = {figure: NUMBERS.index(figure) for figure in (*FIGURES, *ONCE)}
_UNIQUES_OF = {figure: NUMBERS.index(f"{figure}_uniques") for figure in FIGURES}
