"""Two people changed one step: both texts, and a choice."""

from dataclasses import dataclass

from components import Component
from models.guide import Guide, Step
from models.guide.rich_text import plain_text
from models.support.canonical_json import content_hash


@dataclass(frozen=True)
class StepConflict(Component):
    guide_id: int
    step_id: str
    who: str
    mine: str
    theirs: str
    their_hash: str

    @classmethod
    def of(cls, guide: Guide, *, mine: Step, theirs: Step) -> "StepConflict":
        who = guide.edited_by.name if guide.edited_by else "Somebody"
        return cls(guide.id, theirs.id, who, _words(mine), _words(theirs), content_hash(theirs.to_json()))


def _words(step: Step) -> str:
    return f"{step.title} — {plain_text(step.body)}".strip(" —") or "(empty)"
