"""Which guides need somebody's attention first: where completion fell, or targets went missing more often, by more than chance.

The rule, which screens print: the last seven whole days against the twenty-eight before them, in production, of browsers that
met the guide for the first time. Completion fell where Newcombe's 99 % interval of the difference lies below zero, it is five
points or more, and thirty or more started in each time. *Target missing* rose where that interval lies above zero and five or
more browsers missed one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy.orm import Session

from models.engine.point_words import interval_words
from models.engine.proportion import Difference, Proportion
from models.event.figure_selection import UNIQUE, Figures
from models.event.number_period import DAY, Period
from models.event.numbers_overview import before_and_after
from models.guide.guide import Guide

RECENT, EARLIER = 7, 28
"""Days."""
SURE = 0.99
FEWEST_STARTED = 30
FEWEST_MISSED = 5
LEAST_FALL = 0.05
RULE = (
    f"The last {RECENT} whole days against the {EARLIER} before, in production, of browsers that met the guide for the first "
    f"time. Completion fell: by {LEAST_FALL * 100:.0f} points or more, at least {FEWEST_STARTED} started in each, and the 99 % "
    f"interval of the difference (Newcombe) is below zero. Target missing rose: the interval is above zero, for {FEWEST_MISSED} "
    "browsers or more. It says that something changed, not why."
)


@dataclass(frozen=True)
class Attention:
    """`kind` is completion or target_missing; `change` is what the share is now more than it was."""

    guide: Guide
    kind: Literal["completion", "target_missing"]
    change: Difference

    @property
    def sentence(self) -> str:
        was, now = self.change.first.share * 100, self.change.second.share * 100
        if self.kind == "completion":
            return f"Completion fell from {was:.0f} % to {now:.0f} %."
        return f"Targets are missing more often: {now:.0f} % of steps, {was:.0f} % before."

    @property
    def evidence(self) -> str:
        of = "browsers that started" if self.kind == "completion" else "steps that were due"
        words = interval_words(self.change.interval, places=0)
        return f"{SURE * 100:.0f} % interval: {words}, of {self.change.second.tries:,} {of}"


def attention(session: Session, guides: Sequence[Guide], today: date) -> list[Attention]:
    """The largest change first. Archived guides need none."""
    recent = Period(today - RECENT * DAY, today - DAY)
    earlier = Period(recent.since - EARLIER * DAY, recent.since - DAY)
    there = {guide.id: guide for guide in guides if guide.archived_at is None}
    found: list[Attention] = []
    for guide_id, (before, after) in before_and_after(session, list(there.values()), earlier, recent).items():
        found += [one for one in (_fallen(there[guide_id], before, after), _risen(there[guide_id], before, after)) if one]
    return sorted(found, key=lambda one: (-abs(one.change.size), one.guide.id, one.kind))


def _fallen(guide: Guide, before: Figures, after: Figures) -> Attention | None:
    change = Difference(_share(before, "completed", "started"), _share(after, "completed", "started"), SURE)
    enough = min(change.first.tries, change.second.tries) >= FEWEST_STARTED
    return Attention(guide, "completion", change) if enough and change.is_less and change.size <= -LEAST_FALL else None


def _risen(guide: Guide, before: Figures, after: Figures) -> Attention | None:
    change = Difference(_missed(before), _missed(after), SURE)
    is_risen = change.is_more and change.second.hits >= FEWEST_MISSED
    return Attention(guide, "target_missing", change) if is_risen else None


def _share(figures: Figures, figure: str, of: str) -> Proportion:
    return Proportion(figures.of(figure, UNIQUE), figures.of(of, UNIQUE))


def _missed(figures: Figures) -> Proportion:
    missed, reached = figures.of("target_missing", UNIQUE), figures.of("reached", UNIQUE)
    return Proportion(missed, missed + reached)
