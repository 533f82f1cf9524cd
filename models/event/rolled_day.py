"""A day of which what an earlier Cairn counted stands in the days of guides, too.

The worker rolls up one day after the other, the oldest first and each in a transaction of its own; what is of later days is read
row by row meanwhile (counted_day.py).
"""

from datetime import date

from sqlalchemy import Date, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.event.count_figures import NUMBERS
from models.event.guide_day import DAY_KEY, GuideDay
from models.event.number_period import DAY
from models.event.packed_count import PackedCount
from models.support.database import Base
from models.support.many_rows import add_rows

OVER = 2 * DAY
"""So long after a day began in UTC it is over wherever somebody is, and nothing is added to it any more."""


class RolledDay(Base):
    __tablename__ = "rolled_days"

    day: Mapped[date] = mapped_column(Date, primary_key=True)


def due_day(session: Session, today: date) -> date | None:
    """The oldest day that is over and not rolled up; `today` is UTC's."""
    newest = session.scalar(select(func.max(RolledDay.day))) or date.min
    found = select(func.min(PackedCount.day)).where(PackedCount.day > newest, PackedCount.day < today - OVER)
    return session.scalar(found)


def roll_up(session: Session, day: date) -> None:
    """Adds that day up, unless another process did meanwhile."""
    if not add_rows(session, RolledDay, [{"day": day}], ("day",)):
        return
    key = (PackedCount.organisation_id, PackedCount.guide_id, PackedCount.environment)
    each = select(*key, *PackedCount.numbers()).where(PackedCount.day == day).subquery()
    there = tuple(each.c[name] for name in ("organisation_id", "guide_id", "environment"))
    sums = (func.sum(each.c[name]).label(name) for name in NUMBERS)
    found = session.execute(select(*there, *sums).group_by(*there).order_by(*there)).mappings()
    rows = [{**row, "day": day} for row in found]
    if rows:
        add_rows(session, GuideDay, rows, DAY_KEY, add=NUMBERS)
