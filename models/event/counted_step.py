"""Everything that was counted, as finely as it is kept; read only."""

from typing import TYPE_CHECKING

from sqlalchemy import func, select, union_all

from models.event.count_figures import NUMBERS, FigureColumns, Reading
from models.event.packed_count import PackedCount
from models.event.step_count import DEVICES, STEP_KEY, StepCount
from models.release.wire_format import NAME
from models.site.site import ENVIRONMENTS
from models.support.coded_text import CodedText

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Mapped

_OURS = select(
    StepCount.organisation_id,
    StepCount.guide_id,
    StepCount.day,
    CodedText(*ENVIRONMENTS).text_of(StepCount.environment).label("environment"),
    StepCount.version,
    StepCount.step,
    StepCount.locale,
    CodedText(*DEVICES).text_of(StepCount.device).label("device"),
    *(StepCount.number_of(name) for name in NUMBERS),
)
_EARLIER = select(
    PackedCount.organisation_id,
    PackedCount.guide_id,
    PackedCount.day,
    PackedCount.environment,
    func.substr(PackedCount.version, 1, NAME).label("version"),
    PackedCount.step,
    PackedCount.locale,
    PackedCount.device,
    *PackedCount.numbers(),
)
_ALL = union_all(_OURS, _EARLIER).subquery("counted_steps")


class CountedStep(FigureColumns, Reading):
    """A row for each guide, day, version, step, language and device class; two where an upgrade was on that day.

    `version` is the player's name for it. A figure that was never counted is None.
    """

    __table__ = _ALL
    __mapper_args__ = {"primary_key": [_ALL.c[name] for name in STEP_KEY]}  # noqa: RUF012 - SQLAlchemy's name

    if TYPE_CHECKING:
        organisation_id: Mapped[int]
        guide_id: Mapped[int]
        day: Mapped[date]
        environment: Mapped[str]
        version: Mapped[str]
        step: Mapped[str]
        locale: Mapped[str]
        device: Mapped[str]
