"""What was counted of each guide on each day in all; read only."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import func, select, union_all

from models.event.count_figures import NUMBERS, FigureColumns, Reading
from models.event.guide_day import DAY_KEY, GuideDay
from models.event.packed_count import PackedCount
from models.event.rolled_day import RolledDay
from models.site.site import ENVIRONMENTS
from models.support.coded_text import CodedText

if TYPE_CHECKING:
    from sqlalchemy.orm import Mapped

_ROLLED = func.coalesce(select(func.max(RolledDay.day)).scalar_subquery(), date.min)
_OURS = select(
    GuideDay.organisation_id,
    GuideDay.guide_id,
    GuideDay.day,
    CodedText(*ENVIRONMENTS).text_of(GuideDay.environment).label("environment"),
    *(GuideDay.number_of(name) for name in NUMBERS),
)
_EARLIER = select(
    PackedCount.organisation_id, PackedCount.guide_id, PackedCount.day, PackedCount.environment, *PackedCount.numbers()
).where(PackedCount.day > _ROLLED)
_ALL = union_all(_OURS, _EARLIER).subquery("counted_days")


class CountedDay(FigureColumns, Reading):
    """A row for each guide, day and environment, and besides those of an earlier Cairn that are not rolled up: sums are right."""

    __table__ = _ALL
    __mapper_args__ = {"primary_key": [_ALL.c[name] for name in DAY_KEY]}  # noqa: RUF012 - SQLAlchemy's name

    if TYPE_CHECKING:
        organisation_id: Mapped[int]
        guide_id: Mapped[int]
        day: Mapped[date]
        environment: Mapped[str]
