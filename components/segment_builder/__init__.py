"""Conditions over visitors, built by choosing: subject, operator, value, joined by all or any and nested once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from components import Component
from components.segment_builder.condition_labels import DEVICES, GROUPS, NAMES, SUBJECTS, TYPES, UNITS
from components.segment_builder.condition_row import ConditionChoices, ConditionRow
from models.engine.json_value import is_list, is_object

Problems = Mapping[str, str]


@dataclass(frozen=True)
class GroupPart:
    """A group of rows; `path` is its place in the document, and so the beginning of its fields' names."""

    path: str
    match: str
    parts: "tuple[ConditionRow | GroupPart, ...]"
    problem: str = ""

    @property
    def is_group(self) -> bool:
        return True


@dataclass(frozen=True)
class SegmentBuilder(Component):
    """`sentence` says what the conditions mean; empty while they cannot be read."""

    group: GroupPart
    choices: ConditionChoices
    sentence: str = ""
    may_edit: bool = True

    @classmethod
    def of(
        cls,
        typed: Mapping[str, Any],
        choices: ConditionChoices,
        *,
        path: str = "segment",
        problems: Problems | None = None,
        sentence: str = "",
        may_edit: bool = True,
    ) -> "SegmentBuilder":
        """From a group as JSON, valid or as it was typed; `problems` are faults by path."""
        return cls(_group(typed, path, choices, problems or {}), choices, sentence, may_edit)

    @property
    def subject_groups(self) -> list[tuple[str, list[tuple[str, str]]]]:
        return [(heading, [(name, SUBJECTS[name]) for name in names]) for heading, names in GROUPS.items()]

    @property
    def types(self) -> list[tuple[str, str]]:
        return list(TYPES.items())

    def name_of(self, row: ConditionRow) -> str:
        """What the row's name is the name of."""
        return NAMES[row.subject]

    def unit_of(self, row: ConditionRow) -> str:
        return UNITS.get(row.subject, "")

    def called(self, row: ConditionRow, value: str) -> str:
        """A known value as people call it."""
        return DEVICES.get(value, value) if row.subject == "device" else value.capitalize()


def _group(typed: Mapping[str, Any], path: str, choices: ConditionChoices, problems: Problems) -> GroupPart:
    parts = [
        _group(one, f"{path}.conditions[{index}]", choices, problems)
        if "conditions" in one or "match" in one
        else ConditionRow.of(one, f"{path}.conditions[{index}]", choices, problems)
        for index, one in enumerate(_conditions(typed))
    ]
    return GroupPart(path, str(typed.get("match", "all")), tuple(parts), problems.get(f"{path}.conditions", ""))


def _conditions(typed: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    conditions = typed.get("conditions", [])
    return [one for one in conditions if is_object(one)] if is_list(conditions) else []
