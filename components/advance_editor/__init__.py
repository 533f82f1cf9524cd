"""How a visitor goes on without a button: any of several things that can happen on the page."""

from dataclasses import dataclass

from components import Component
from models.guide import Step
from models.guide.guide_json import AdvanceJson
from models.guide.rules.page_rule import OPERATORS
from models.guide.rules.rule_address import PARTS
from models.guide.step import LONGEST_WAIT, MOST_ADVANCES, TYPED
from models.guide.step_gaps import advance_gap

WHEN_WORDS = {
    "target_click": "The element is clicked",
    "value": "Something is typed into the element",
    "appears": "An element appears",
    "disappears": "An element disappears",
    "url": "The address becomes",
    "delay": "Time has passed",
    "event": "The page tracks an event",
}
NEEDS_TARGET = ("target_click", "value")
TYPED_WORDS = {"non_empty": "anything", "equals": "exactly", "matches": "matching the expression"}
PART_WORDS = {"url": "Whole address", "host": "Host", "path": "Path", "query": "Query", "fragment": "Fragment"}
OPERATOR_WORDS = {
    "equals": "is",
    "not_equals": "is not",
    "contains": "contains",
    "not_contains": "does not contain",
    "starts_with": "starts with",
    "ends_with": "ends with",
    "pattern": "has the pattern",
    "regex": "matches the expression",
}


@dataclass(frozen=True)
class AdvanceEditor(Component):
    """`rules` are the step's ways to go on, each with what is still missing from it; any one of them is enough."""

    rules: tuple[tuple[AdvanceJson, str], ...] = ()
    has_target: bool = True

    @classmethod
    def of(cls, step: Step) -> "AdvanceEditor":
        return cls(tuple((rule, advance_gap(step, rule)) for rule in step.advance), step.needs_target)

    @property
    def whens(self) -> dict[str, str]:
        return WHEN_WORDS

    @property
    def addable(self) -> list[tuple[str, str]]:
        """What can be added: clicking the element and time passing make sense once only."""
        there = {rule["when"] for rule, _ in self.rules}
        taken = {when for when in ("target_click", "value", "delay") if when in there}
        hidden = set[str]() if self.has_target else set(NEEDS_TARGET)
        return [(when, words) for when, words in WHEN_WORDS.items() if when not in taken | hidden]

    @property
    def is_full(self) -> bool:
        return len(self.rules) >= MOST_ADVANCES

    @property
    def typed(self) -> list[tuple[str, str]]:
        return [(name, TYPED_WORDS[name]) for name in TYPED]

    @property
    def parts(self) -> list[tuple[str, str]]:
        return [(name, PART_WORDS[name]) for name in PARTS]

    @property
    def operators(self) -> list[tuple[str, str]]:
        return [(name, OPERATOR_WORDS[name]) for name in OPERATORS]

    @property
    def longest(self) -> int:
        return LONGEST_WAIT
