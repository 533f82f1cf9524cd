"""Everything that was counted of a selection, as finely as it is kept: what exports have."""

from collections.abc import Iterator
from typing import TypedDict

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.event.event_count import Count
from models.event.figure_selection import Selection
from models.event.named_step import NamedSteps


class CountRow(TypedDict):
    """A figure of a guide, as exports have it; `day` is like `2026-11-24`, `version_name` is what screens call the version.

    `step_number` is the step's for good, `step_place` where it stood in that version, both from 1 (`named_step.py`).
    """

    day: str
    version: str
    figure: str
    step: str
    locale: str
    device: str
    total: int
    unique: int
    step_number: int | None
    step_place: int | None
    step_title: str
    version_name: str


def rows(session: Session, chosen: Selection, zone: str) -> Iterator[CountRow]:
    """By the clock of `zone`, which is in versions' names."""
    named = NamedSteps(session, chosen.guide.id, zone)
    # One upgrade's day is stored in two ways: what both say is one row.
    finest = (Count.day, Count.version, Count.figure, Count.step, Count.locale, Count.device)
    query = chosen.narrow(select(*finest, func.sum(Count.total), func.sum(Count.uniques)), Count)
    for day, version, figure, step, locale, device, total, unique in session.execute(query.group_by(*finest).order_by(*finest)):
        known, its_step = named.version(version), named.step(version, step)
        yield {
            "day": str(day),
            "version": known.name,
            "figure": figure,
            "step": step,
            "locale": locale,
            "device": device,
            "total": int(total),
            "unique": int(unique),
            "step_number": its_step.number,
            "step_place": its_step.place,
            "step_title": its_step.title,
            "version_name": known.title,
        }
