"""Counts: how often each thing happened to a guide, added up by day. No row is about one visitor."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, func, literal, select, union_all
from sqlalchemy.orm import DeclarativeBase, Mapped, Session

from models.event.packed_count import FIGURES, KEY, NUMBERS, ONCE, PACKED, PackedCount
from models.event.sorted_batch import Place, Sorted
from models.release.wire_format import NAME
from models.support.many_rows import add_rows

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
    """Adds batches to the counts of that day, each row once however many batches there are."""
    sums: dict[Place, Counter[str]] = {}
    organisations: dict[int, int] = {}
    for batch in batches:
        for place, (total, uniques) in batch.sums.items():
            row = sums.setdefault(place._replace(figure=PACKED, version=place.version[:NAME]), Counter())
            organisations[place.guide_id] = batch.organisation_id
            row.update({"total": total, "uniques": uniques, place.figure: total})
            if place.figure not in ONCE:
                row[f"{place.figure}_uniques"] += uniques
    # In one order everywhere, so that two writers never wait for each other's rows.
    rows = [
        {
            **place._asdict(),
            "day": day,
            "organisation_id": organisations[place.guide_id],
            **{name: numbers[name] for name in NUMBERS},
        }
        for place, numbers in sorted(sums.items(), key=lambda one: one[0])
    ]
    if rows:
        add_rows(session, PackedCount, rows, KEY, add=NUMBERS)
