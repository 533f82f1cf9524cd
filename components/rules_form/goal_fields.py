"""A guide's goal as the form shows it, valid or as it was typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from models.engine.json_value import is_object
from models.guide.rules.goal import LONGEST, MOST_HELD, USUAL_DAYS

KINDS = {"": "no goal", "page": "they come to a page", "event": "your page tracks an event"}
PARTS = {"path": "path", "url": "whole address", "query": "query", "fragment": "fragment"}
OPERATORS = {"equals": "is", "starts_with": "begins with", "contains": "contains", "pattern": "matches the pattern"}


@dataclass(frozen=True)
class GoalFields:
    kind: str = ""
    part: str = "path"
    operator: str = "equals"
    value: str = ""
    event: str = ""
    days: str = str(USUAL_DAYS)
    holdout: str = "0"

    @classmethod
    def of(cls, typed: Mapping[str, Any]) -> "GoalFields":
        """From rules as JSON."""
        goal = typed.get("goal")
        if not is_object(goal):
            return cls()
        page = goal.get("page", {})
        rule = page if is_object(page) else {}
        return cls(
            "page" if "page" in goal else "event",
            str(rule.get("part", "path")),
            str(rule.get("operator", "equals")),
            str(rule.get("value", "")),
            str(goal.get("event", "")),
            _text(goal.get("days"), USUAL_DAYS),
            _text(goal.get("holdout"), 0),
        )

    @property
    def kinds(self) -> dict[str, str]:
        return KINDS

    @property
    def parts(self) -> dict[str, str]:
        return {self.part: self.part, **PARTS}

    @property
    def operators(self) -> dict[str, str]:
        return {self.operator: self.operator.replace("_", " "), **OPERATORS}

    @property
    def limits(self) -> tuple[int, int]:
        """Days and percent at most."""
        return LONGEST, MOST_HELD


def _text(value: Any, usual: int) -> str:
    return str(usual if value is None else value)
