"""What is stored of counts: a row for each guide, version, step, day, language and device class, with its figures side by side.

A figure a row would say the rest of it a dozen times a day. `Count` (event_count.py) is how the rest of Cairn reads them.
"""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Date, ForeignKey, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.support.database import Base

FIGURES = ("eligible", "started", "reached", "completed", "dismissed", "target_missing", "left_page")
"""What is counted of a guide each time that it happens, and beside it how often it was new to the browser."""

ONCE = ("offered", "offered_goal", "held", "held_goal")
"""What a browser counts once: that a guide with a goal had its turn and that the goal was reached; the same for the hold-out."""

PACKED = ""
"""The `figure` of a row that holds them all; any other row is of an earlier Cairn and holds that figure only."""


def _number() -> Mapped[int]:
    return mapped_column(default=0, server_default=text("0"))


class PackedCount(Base):
    """`total` is how many events were added to the row, `uniques` how many of them were new to their browser.

    `version` is the player's name for it, the first digits of its hash; in rows of an earlier Cairn, the hash.
    """

    __tablename__ = "counts"

    guide_id: Mapped[int] = mapped_column(ForeignKey("guides.id"), primary_key=True)
    environment: Mapped[str] = mapped_column(String(10), primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    figure: Mapped[str] = mapped_column(String(20), primary_key=True)
    version: Mapped[str] = mapped_column(String(64), primary_key=True)
    step: Mapped[str] = mapped_column(String(40), primary_key=True)
    locale: Mapped[str] = mapped_column(String(12), primary_key=True)
    device: Mapped[str] = mapped_column(String(8), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    total: Mapped[int]
    uniques: Mapped[int]
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

    @classmethod
    def number_of(cls, figure: str) -> ColumnElement[int]:
        column: Any = getattr(cls, figure)
        return column

    @classmethod
    def uniques_of(cls, figure: str) -> ColumnElement[int]:
        return cls.number_of(figure if figure in ONCE else f"{figure}_uniques")


KEY = ("guide_id", "environment", "day", "figure", "version", "step", "locale", "device")
NUMBERS = ("total", "uniques", *FIGURES, *(f"{figure}_uniques" for figure in FIGURES), *ONCE)
