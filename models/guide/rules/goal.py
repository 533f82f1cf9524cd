"""A guide's goal: what visitors shall have done some days after they could see it, and who is not shown it, to compare."""

from dataclasses import dataclass

from models.guide.rules.page_rule import PageRule, refuse_unknown
from models.guide.rules.rules_json import GoalJson
from models.support.json_reader import Reader

LONGEST = 90
"""Days within which a goal can be reached."""

MOST_HELD = 50
"""Percent of visitors that can be held out."""

USUAL_DAYS = 14
LONGEST_EVENT = 100


@dataclass(frozen=True)
class Goal:
    """Reached on a page or with an event that the page tracks: one of both. `holdout` is percent of browsers."""

    page: PageRule | None = None
    event: str = ""
    days: int = USUAL_DAYS
    holdout: int = 0

    @classmethod
    def read(cls, reader: Reader) -> "Goal":
        refuse_unknown(reader, "page", "event", "days", "holdout")
        page = PageRule.read(reader.inner("page")) if "page" in reader.value else None
        event = reader.text("event", LONGEST_EVENT).strip()
        if page is None and not event:
            reader.fault("event", "is missing: a goal is a page that is reached or an event that is tracked")
        if page is not None and event:
            reader.fault("event", "can't stand beside a page: a goal is one of both")
        return cls(page, event, reader.number("days", 1, LONGEST, USUAL_DAYS), reader.number("holdout", 0, MOST_HELD, 0))

    def to_json(self) -> GoalJson:
        goal: GoalJson = {"days": self.days, "holdout": self.holdout}
        if self.page:
            goal["page"] = self.page.to_json()
        else:
            goal["event"] = self.event
        return goal
