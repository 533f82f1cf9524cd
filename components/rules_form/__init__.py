"""When a guide shows, on one screen that reads like a sentence: who, where, what starts it, how often, until when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from components import Component
from components.page_rules import PageRules
from components.rules_form.goal_fields import GoalFields
from components.rules_form.timing_fields import TimingFields
from components.segment_builder import SegmentBuilder
from models.engine.json_value import is_list
from models.guide.undo_screen import NOTHING, UndoSign


@dataclass(frozen=True)
class SegmentChoice:
    """A named segment of the site, and whether the guide is for those in it."""

    key: str
    name: str
    sentence: str
    chosen: bool


@dataclass(frozen=True)
class RulesContext:
    """The guide that the rules are of: its draft's number, what undo and redo would do, and the site it is on."""

    guide_id: int
    site_id: int
    draft_number: int = 0
    undo: UndoSign = NOTHING
    zone: str = "UTC"
    may_edit: bool = True
    budget: int = 0
    """How many automatic tours the site shows one visitor a day; 0 is no limit."""


@dataclass(frozen=True)
class Judgement:
    """What is to be said about rules: their sentence, why they can't be kept, what contradicts itself, who else wants to show.

    `problem` is about the whole, `problems` are by the path of the field. `theirs` is the sentence of what a colleague
    saved meanwhile.
    """

    sentence: str = ""
    problem: str = ""
    problems: Mapping[str, str] = field(default_factory=dict[str, str])
    contradictions: Sequence[str] = ()
    competitions: Sequence[str] = ()
    theirs: str = ""
    state: str = ""


@dataclass(frozen=True)
class RulesForm(Component):
    """`seen` is the hash of the rules that were changed here, `saved` of those that are saved, another one after a conflict.

    `data` is what the page judges by itself, as JSON.
    """

    guide: RulesContext
    pages: PageRules
    segments: tuple[SegmentChoice, ...]
    who: SegmentBuilder
    timing: TimingFields
    judgement: Judgement
    seen: str
    saved: str
    data: str = "{}"
    goal: GoalFields = field(default_factory=GoalFields)

    @property
    def segments_problem(self) -> str:
        return self.judgement.problems.get("segments", "")

    def problem_at(self, path: str) -> str:
        """What is wrong with the field of that name."""
        return self.judgement.problems.get(path, "")

    @property
    def is_refused(self) -> bool:
        return bool(self.judgement.problem or self.judgement.problems)


def chosen_keys(typed: Mapping[str, Any]) -> tuple[str, ...]:
    """The keys of the named segments in rules as JSON, valid or not."""
    keys = typed.get("segments", [])
    return tuple(key for key in keys if isinstance(key, str)) if is_list(keys) else ()
