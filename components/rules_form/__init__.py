"""When a guide shows: on which pages and how often, in a form that reads like a sentence."""

from dataclasses import dataclass
from typing import Any

from components import Component
from models.guide import Guide

PARTS = {"path": "the path", "url": "the whole address", "host": "the host", "query": "the query", "fragment": "the fragment"}
OPERATORS = {
    "equals": "equals",
    "not_equals": "does not equal",
    "contains": "contains",
    "not_contains": "does not contain",
    "starts_with": "starts with",
    "ends_with": "ends with",
    "pattern": "matches the pattern",
}
SHOWS = {
    "once": "once per browser",
    "session": "once per session (tab)",
    "days": "once every so many days",
    "always": "every time",
}


@dataclass(frozen=True)
class RulesForm(Component):
    guide_id: int
    rules: tuple[tuple[str, dict[str, Any]], ...]
    show: str
    days: int
    priority: int
    may_edit: bool
    problem: str = ""
    saved: bool = False

    @classmethod
    def of(cls, guide: Guide, rules: dict[str, Any], may_edit: bool, problem: str = "", *, saved: bool = False) -> "RulesForm":
        pages = rules.get("pages", {})
        listed = [("include", rule) for rule in pages.get("include", [])] + [
            ("exclude", rule) for rule in pages.get("exclude", [])
        ]
        frequency = rules.get("frequency", {})
        return cls(
            guide.id,
            tuple(listed),
            frequency.get("show", "once"),
            frequency.get("days", 7),
            guide.priority,
            may_edit,
            problem,
            saved,
        )

    @property
    def parts(self) -> dict[str, str]:
        return PARTS

    @property
    def operators(self) -> dict[str, str]:
        return OPERATORS

    @property
    def shows(self) -> dict[str, str]:
        return SHOWS
