"""Everything that was counted of a selection, as finely as it is kept: what exports have."""

from collections.abc import Iterator
from typing import TypedDict

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.event.event_count import Count
from models.event.figure_selection import Selection
from models.release.version_change import full_names


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


def rows(session: Session, chosen: Selection) -> Iterator[CountRow]:
    names = full_names(session, chosen.guide.id)
    order = (Count.day, Count.version, Count.figure, Count.step, Count.locale, Count.device)
    for count in session.scalars(chosen.narrow(select(Count), Count).order_by(*order)):
        yield {
            "day": str(count.day),
            "version": str(names.get(count.version, count.version)),
            "figure": count.figure,
            "step": count.step,
            "locale": count.locale,
            "device": count.device,
            "total": count.total,
            "unique": count.uniques,
        }
