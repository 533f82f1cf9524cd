"""What was counted of a guide on a day in all: the sums of its step counts, written in the same transaction.

Overviews, lists and trends read these few rows, however much was counted and in however many languages. `CountedDay`
(counted_day.py) is how the rest of Cairn reads them.
"""

from datetime import date

from sqlalchemy import Date, ForeignKey, PrimaryKeyConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.event.count_figures import FigureColumns
from models.site.site import ENVIRONMENTS
from models.support.coded_text import CodedText
from models.support.database import Base

DAY_KEY = ("organisation_id", "guide_id", "day", "environment")


def _number() -> Mapped[int]:
    return mapped_column(default=0, server_default=text("0"))


class GuideDay(FigureColumns, Base):
    __tablename__ = "guide_days"
    __table_args__ = (PrimaryKeyConstraint(*DAY_KEY), {"sqlite_with_rowid": False})

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    guide_id: Mapped[int] = mapped_column(ForeignKey("guides.id"))
    day: Mapped[date] = mapped_column(Date)
    environment: Mapped[str] = mapped_column(CodedText(*ENVIRONMENTS))
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
