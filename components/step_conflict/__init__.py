"""Two people changed one step: what of it each wants otherwise, and a choice."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from components import Component
from models.account.former_member import called
from models.engine.json_value import is_list, is_object
from models.guide import Guide, Step
from models.guide.rich_text import plain_text
from models.support.canonical_json import content_hash

CALLED = {
    "title": "Title",
    "body": "Text",
    "on": "Belongs to",
    "page_name": "Called",
    "target": "Element",
    "opener": "Opened by",
    "missing": "When the element is missing",
    "advance": "Goes on by",
    "open": "Opens",
    "push": "Makes room",
}
"""Fields of a step that are called otherwise than in its form."""

LONGEST = 300


@dataclass(frozen=True)
class DisputedField:
    what: str
    mine: str
    theirs: str


@dataclass(frozen=True)
class StepConflict(Component):
    guide_id: int
    step_id: str
    who: str
    fields: tuple[DisputedField, ...]
    their_hash: str

    @classmethod
    def of(cls, guide: Guide, *, mine: Step, theirs: Step) -> "StepConflict":
        who = called(guide, guide.edited_by, "Somebody")
        ours, others = dict[str, Any](mine.to_json()), dict[str, Any](theirs.to_json())
        fields = tuple(
            DisputedField(CALLED.get(name, name.replace("_", " ").capitalize()), _words(name, ours), _words(name, others))
            for name in ours
            if ours[name] != others.get(name)
        )
        return cls(guide.id, theirs.id, who, fields, content_hash(theirs.to_json()))


def _words(name: str, step: Mapping[str, Any]) -> str:
    value: Any = step.get(name)
    if name == "body":
        text = plain_text(str(value))
    elif name in {"target", "opener"} and is_object(value):
        text = str(value.get("name") or next(iter(value.get("selectors") or ()), "an element"))
    else:
        text = _said(value)
    return text.strip()[:LONGEST] or "nothing"


def _said(value: object) -> str:
    """In a line: a button by its label, a switch as yes or no."""
    if is_list(value):
        return ", ".join(_said(one) for one in value)
    if is_object(value):
        return str(value["label"]) if "label" in value else ", ".join(_said(one) for one in value.values())
    return "" if value is None else {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
