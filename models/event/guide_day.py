"""What was counted of a guide on a day in all: the sums of its step counts, written in the same transaction.

Overviews, lists and trends read these few rows, however much was counted and in however many languages. `CountedDay`
(counted_day.py) is how the rest of Cairn reads them.
"""

from datetime import date

from sqlalchemy import Date, ForeignKey, PrimaryKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.event.count_figures import WholeFigures
from models.site.site import ENVIRONMENTS
from models.support.coded_text import CodedText
from models.support.database import Base

DAY_KEY = ("organisation_id", "guide_id", "day", "environment")


class GuideDay(WholeFigures, Base):
    __tablename__ = "guide_days"
    __table_args__ = (PrimaryKeyConstraint(*DAY_KEY), {"sqlite_with_rowid": False})

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"))
    guide_id: Mapped[int] = mapped_column(ForeignKey("guides.id"))
    day: Mapped[date] = mapped_column(Date)
    environment: Mapped[str] = mapped_column(CodedText(*ENVIRONMENTS))
