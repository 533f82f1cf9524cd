"""The state of numbers in one word: while it stays the same, nothing was counted and nothing else has to be drawn."""

from collections.abc import Sequence
from datetime import date
from functools import reduce
from operator import add

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.event.count_figures import FIGURES, ONCE
from models.event.counted_day import CountedDay
from models.event.figure_selection import Selection
from models.event.number_period import Period
from models.guide.guide import Guide
from models.release.release import ReleaseMove
from models.site.time_note import TimeNote

_SUMS = select(
    func.sum(reduce(add, (CountedDay.number_of(figure) for figure in (*FIGURES, *ONCE)))),
    func.sum(reduce(add, (CountedDay.uniques_of(figure) for figure in FIGURES))),
)


def number_state(session: Session, chosen: Selection, today: date) -> str:
    """Cheap enough to be asked every few seconds by everybody who looks: it reads the counts of one guide's today."""
    guide = chosen.guide
    total, unique = session.execute(Selection(guide, Period(today, today), chosen.environment).narrow(_SUMS, CountedDay)).one()
    there = ReleaseMove.organisation_id == guide.organisation_id, ReleaseMove.site_id == guide.site_id
    moves = session.scalar(select(func.max(ReleaseMove.id)).where(*there, ReleaseMove.environment == chosen.environment))
    return f"{today:%Y%m%d}.{total or 0}.{unique or 0}.{moves or 0}.{TimeNote.state(session, [guide.site_id])}"


def overview_state(session: Session, guides: Sequence[Guide], sites: Sequence[int], environment: str, today: date) -> str:
    """The same for many guides of one organisation and the notes of these sites."""
    counted = _SUMS.where(
        CountedDay.guide_id.in_([guide.id for guide in guides]),
        CountedDay.organisation_id.in_({guide.organisation_id for guide in guides}),
        CountedDay.environment == environment,
        CountedDay.day == today,
    )
    total, unique = session.execute(counted).one()
    return f"{today:%Y%m%d}.{total or 0}.{unique or 0}.{len(guides)}.{TimeNote.state(session, sites)}"
