"""Two versions or two periods of a guide, side by side: shares with their intervals, and a sentence that says no more.

Browsers are compared that met a figure for the first time, since several times of one browser are no independent tries. Each
difference has Newcombe's interval (`models/engine/proportion.py`) at 99 %, so that all five hold together at 95 % (Bonferroni).
"""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.engine.point_words import interval_words
from models.engine.proportion import Difference, Interval, Proportion
from models.event.figure_selection import UNIQUE, Figures, Selection

SURE = 0.99
NOTHING_KNOWN = "Too little was counted to compare."
SAME = "No clear difference"


@dataclass(frozen=True)
class ComparedShare:
    """`name` says of what the share is; `change` is what the second is more than the first."""

    key: str
    name: str
    change: Difference

    @property
    def first(self) -> Interval:
        return self.change.first.interval(SURE)

    @property
    def second(self) -> Interval:
        return self.change.second.interval(SURE)

    @property
    def sentence(self) -> str:
        if not self.change.is_known:
            return NOTHING_KNOWN
        words = interval_words(self.change.interval)
        if self.change.is_more or self.change.is_less:
            return f"{words}."
        return f"{SAME}: {words}."


SHARES = (
    ("started", "Started, of eligible", ("started",), ("eligible",)),
    ("completed", "Completed, of started", ("completed",), ("started",)),
    ("dismissed", "Dismissed, of started", ("dismissed",), ("started",)),
    ("left_page", "Left page, of started", ("left_page",), ("started",)),
    ("target_missing", "Target missing, of steps that were due", ("target_missing",), ("target_missing", "reached")),
)
"""Key, name, and the figures whose sums are the hits and the tries."""


def compare(session: Session, first: Selection, second: Selection) -> tuple[ComparedShare, ...]:
    before, after = first.figures(session), second.figures(session)
    return tuple(
        ComparedShare(key, name, Difference(_share(before, hits, tries), _share(after, hits, tries), SURE))
        for key, name, hits, tries in SHARES
    )


def _share(figures: Figures, hits: tuple[str, ...], tries: tuple[str, ...]) -> Proportion:
    return Proportion(*(sum(figures.of(name, UNIQUE) for name in names) for names in (hits, tries)))
