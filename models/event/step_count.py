"""Counts, as finely as they are kept: a row for each guide, day, version, step, language and device class.

No row is about one visitor. Its figures stand side by side, and what was never counted takes no room: hardly a row has more than
two or three of them, and there are thousands of rows a day. `CountedStep` (counted_step.py) is how the rest of Cairn reads them.
"""

from datetime import date

from sqlalchemy import Date, ForeignKey, PrimaryKeyConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from models.event.count_figures import FigureColumns
from models.site.site import ENVIRONMENTS
from models.support.coded_text import CodedText
from models.support.database import Base

DEVICES = ("", "desktop", "tablet", "mobile")
"""The first is what the browser did not say."""

STEP_KEY = ("guide_id", "day", "environment", "version", "step", "locale", "device")


class StepCount(FigureColumns, Base):
    """`version` is the player's name for it, the first digits of its hash. Columns stand in an order that leaves no gaps."""

    __tablename__ = "step_counts"
    __table_args__ = (PrimaryKeyConstraint(*STEP_KEY), {"sqlite_with_rowid": False})

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    guide_id: Mapped[int] = mapped_column(ForeignKey("guides.id"))
    day: Mapped[date] = mapped_column(Date)
    environment: Mapped[str] = mapped_column(CodedText(*ENVIRONMENTS))
    device: Mapped[str] = mapped_column(CodedText(*DEVICES))
    eligible: Mapped[int | None]
    eligible_uniques: Mapped[int | None]
    started: Mapped[int | None]
    started_uniques: Mapped[int | None]
    reached: Mapped[int | None]
    reached_uniques: Mapped[int | None]
    completed: Mapped[int | None]
    completed_uniques: Mapped[int | None]
    dismissed: Mapped[int | None]
    dismissed_uniques: Mapped[int | None]
    target_missing: Mapped[int | None]
    target_missing_uniques: Mapped[int | None]
    left_page: Mapped[int | None]
    left_page_uniques: Mapped[int | None]
    offered: Mapped[int | None]
    offered_goal: Mapped[int | None]
    held: Mapped[int | None]
    held_goal: Mapped[int | None]
    version: Mapped[str] = mapped_column(String(12))
    step: Mapped[str] = mapped_column(String(40))
    locale: Mapped[str] = mapped_column(String(12))
