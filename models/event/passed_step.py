"""Steps that visitors went past because what they point at was not there for them: said in a sentence to who made the guide.

A check may see such an element on the page all the same, in a menu that nobody has opened. That is no finding: what visitors'
browsers send is told beside the findings, and opens and alarms nothing.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.event.counted_day import CountedDay
from models.event.target_sighting import Sighting, sightings
from models.guide.guide import Guide
from models.guide.step import Step


@dataclass(frozen=True)
class PassedStep:
    """`number` is the step's place in the draft, from 1."""

    guide_id: int
    guide: str
    step_id: str
    number: int
    missed: int
    ends: bool

    @property
    def sentence(self) -> str:
        times = "once" if self.missed == 1 else f"{self.missed:,} times"
        what = f"It ended {times} at step" if self.ends else f"It went on {times} without step"
        return f"{what} {self.number}, whose target was not there."


def passed_steps(session: Session, guides: Sequence[Guide], since: date, environment: str = "production") -> list[PassedStep]:
    """Of these guides' drafts, the most missed first."""
    seen = sightings(session, [guide.id for guide in guides], since=since, environment=environment)
    found = [one for guide in guides for one in _of(guide, seen)]
    return sorted(found, key=lambda one: (-one.missed, one.guide_id, one.number))


def often_passed(session: Session, organisation_id: int, since: date, but: Collection[int] = ()) -> list[PassedStep]:
    """Of the organisation's guides on other sites than those, what is missed by enough visitors to be more than slow pages."""
    missed = CountedDay.number_of("target_missing") > 0
    query = select(CountedDay.guide_id).where(CountedDay.organisation_id == organisation_id, CountedDay.day >= since, missed)
    found = select(Guide).where(Guide.id.in_(query), Guide.archived_at.is_(None), Guide.site_id.not_in(but))
    guides = session.scalars(found).all()
    seen = sightings(session, [guide.id for guide in guides], since=since)
    alarming = {place for place, sighting in seen.items() if sighting.is_alarming}
    return [one for one in passed_steps(session, guides, since) if (one.guide_id, one.step_id) in alarming]


def _of(guide: Guide, seen: dict[tuple[int, str], Sighting]) -> Iterator[PassedStep]:
    draft = guide.readable
    for number, step in enumerate(draft.steps if draft else (), start=1):
        missed = seen.get((guide.id, step.id), Sighting()).missed
        if missed:
            yield PassedStep(guide.id, guide.name, step.id, number, missed, _ends(step))


def _ends(step: Step) -> bool:
    return step.missing_then == "end"
