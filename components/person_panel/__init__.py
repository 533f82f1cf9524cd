"""An identified visitor: what is kept about them, and their rights."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from components import Component
from models.event.identified_visitor import AttributeValue
from models.support.day_words import in_words

SAID = {
    "started": "started",
    "completed": "completed",
    "dismissed": "dismissed",
    "left_page": "left the page",
    "target_missing": "target missing",
}


@dataclass(frozen=True)
class GuideDeeds:
    """What they did with one guide: how often each figure was counted."""

    guide_id: int
    guide: str
    totals: Mapping[str, int]
    last_day: date

    def adding(self, figure: str, total: int, day: date) -> "GuideDeeds":
        return replace(self, totals={**self.totals, figure: total}, last_day=max(self.last_day, day))


@dataclass(frozen=True)
class PersonPanel(Component):
    """`attributes` are those that may be kept, None where nothing is; `due` is when they are going to be erased."""

    site_id: int
    pseudonym: str
    first_day: date
    last_day: date
    attributes: tuple[tuple[str, AttributeValue | None], ...]
    guides: tuple[GuideDeeds, ...]
    is_restricted: bool = False
    has_objected: bool = False
    due: datetime | None = None
    receipt: str = ""
    state: str = ""
    problem: str = ""

    def day(self, day: date) -> str:
        return in_words(day)

    def said(self, deeds: GuideDeeds) -> str:
        return ", ".join(f"{words} {deeds.totals[name]:,}" for name, words in SAID.items() if name in deeds.totals)
