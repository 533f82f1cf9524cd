"""The figures that are counted, as columns beside each other in a row."""

from typing import Any

from sqlalchemy import ColumnElement, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

FIGURES = ("eligible", "started", "reached", "completed", "dismissed", "target_missing", "left_page")
"""What is counted of a guide each time that it happens, and beside it how often it was new to the browser."""

ONCE = ("offered", "offered_goal", "held", "held_goal")
"""What a browser counts once: that a guide with a goal had its turn and that the goal was reached; the same for the hold-out."""

NUMBERS = (*FIGURES, *(f"{figure}_uniques" for figure in FIGURES), *ONCE)


class FigureColumns:
    """Of a table, or of what is read as one, that has the NUMBERS as columns."""

    @classmethod
    def number_of(cls, figure: str) -> ColumnElement[int]:
        column: Any = getattr(cls, figure)
        return column

    @classmethod
    def uniques_of(cls, figure: str) -> ColumnElement[int]:
        return cls.number_of(figure if figure in ONCE else f"{figure}_uniques")


def _number() -> Mapped[int]:
    return mapped_column(default=0, server_default=text("0"))


class WholeFigures(FigureColumns):
    """Of a table in which a figure that was never counted is 0."""

    eligible: Mapped[int] = _number()
    eligible_uniques: Mapped[int] = _number()
    started: Mapped[int] = _number()
    started_uniques: Mapped[int] = _number()
    reached: Mapped[int] = _number()
    reached_uniques: Mapped[int] = _number()
    completed: Mapped[int] = _number()
    completed_uniques: Mapped[int] = _number()
    dismissed: Mapped[int] = _number()
    dismissed_uniques: Mapped[int] = _number()
    target_missing: Mapped[int] = _number()
    target_missing_uniques: Mapped[int] = _number()
    left_page: Mapped[int] = _number()
    left_page_uniques: Mapped[int] = _number()
    offered: Mapped[int] = _number()
    offered_goal: Mapped[int] = _number()
    held: Mapped[int] = _number()
    held_goal: Mapped[int] = _number()


class Reading(DeclarativeBase):
    """Apart from what has tables: what is read as a table and is none; nothing is ever written through it."""
