"""Everything that was counted of a selection, as finely as it is kept: what exports have."""

from collections.abc import Iterator
from typing import TypedDict

from sqlalchemy import func, select
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
    # One upgrade's day is stored in two ways: what both say is one row.
    finest = (Count.day, Count.version, Count.figure, Count.step, Count.locale, Count.device)
    query = chosen.narrow(select(*finest, func.sum(Count.total), func.sum(Count.uniques)), Count)
    for day, version, figure, step, locale, device, total, unique in session.execute(query.group_by(*finest).order_by(*finest)):
        yield {
            "day": str(day),
            "version": str(names.get(version, version)),
            "figure": figure,
            "step": step,
            "locale": locale,
            "device": device,
            "total": int(total),
            "unique": int(unique),
        }
