"""On which pages a guide shows: rules over the parts of an address, tested against pasted addresses while typing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from components import Component
from models.engine.json_value import is_list

PARTS = {"path": "path", "url": "whole address", "host": "host", "query": "query", "fragment": "fragment"}
OPERATORS = {
    "equals": "equals",
    "not_equals": "does not equal",
    "contains": "contains",
    "not_contains": "does not contain",
    "starts_with": "starts with",
    "ends_with": "ends with",
    "pattern": "matches the pattern",
    "regex": "matches the expression",
}


@dataclass(frozen=True)
class PageRow:
    """`path` begins the names of its fields; the rest is shown as it was typed."""

    path: str
    part: str
    operator: str
    value: str
    strict: bool
    problem: str = ""


@dataclass(frozen=True)
class PageRules(Component):
    """`tried` are addresses to test the rules with."""

    include: tuple[PageRow, ...] = ()
    exclude: tuple[PageRow, ...] = ()
    tried: tuple[str, ...] = ()
    may_edit: bool = True

    @classmethod
    def of(
        cls,
        typed: Mapping[str, Any],
        *,
        problems: Mapping[str, str],
        tried: Sequence[str],
        may_edit: bool,
    ) -> "PageRules":
        """From page rules as JSON, valid or as they were typed."""
        lists = [_rows(typed.get(name, []), f"pages.{name}", problems) for name in ("include", "exclude")]
        return cls(*lists, tried=tuple(tried), may_edit=may_edit)

    @property
    def parts(self) -> dict[str, str]:
        return PARTS

    @property
    def operators(self) -> dict[str, str]:
        return OPERATORS


def _rows(rules: Any, path: str, problems: Mapping[str, str]) -> tuple[PageRow, ...]:
    return tuple(
        PageRow(
            place := f"{path}[{index}]",
            str(rule.get("part", "path")),
            str(rule.get("operator", "equals")),
            str(rule.get("value", "")),
            rule.get("strict") is True,
            problems.get(f"{place}.value", ""),
        )
        for index, rule in enumerate(rules if is_list(rules) else ())
    )
