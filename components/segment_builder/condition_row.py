"""One condition as a row of fields: which fields it has follows from its subject and operator."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from components.segment_builder.condition_labels import OPERATORS_OF, SUBJECTS, VALUES_OF
from models.engine.json_value import is_list
from models.guide.rules.condition import BROWSERS, DEVICES, FIXED_TYPE, NAMED, is_alone, operators

FREE_TYPE = frozenset({"attribute", "cookie", "storage"})
CHOSEN = {"device": DEVICES, "browser": BROWSERS}


@dataclass(frozen=True)
class ConditionChoices:
    """What can be chosen on a site: declared attributes with their types, and guides by their public ids."""

    attributes: Mapping[str, str] = field(default_factory=dict[str, str])
    guides: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class ConditionRow:
    """`path` begins the names of its fields; `values` and `days` are shown as they were typed; `problems` are by field."""

    path: str
    subject: str
    name: str
    type: str
    operator: str
    values: tuple[str, ...]
    days: str
    case: bool
    declared: bool
    problems: Mapping[str, str]

    @classmethod
    def of(cls, typed: Mapping[str, Any], path: str, choices: ConditionChoices, problems: Mapping[str, str]) -> "ConditionRow":
        subject = str(typed.get("subject", "attribute"))
        subject = subject if subject in SUBJECTS else "attribute"
        name = str(typed.get("name", ""))
        declared = subject == "attribute" and name in choices.attributes
        kind = choices.attributes[name] if declared else str(typed.get("type", FIXED_TYPE.get(subject, "text")))
        kind = FIXED_TYPE.get(subject, kind if subject in FREE_TYPE else "text")
        known = operators(subject, kind if kind in VALUES_OF else "text")
        operator = str(typed.get("operator", known[0]))
        given = typed.get("value", [])
        values = tuple(_shown(value) for value in (given if is_list(given) else [given]))
        theirs = {place.removeprefix(f"{path}."): text for place, text in problems.items() if place.startswith(f"{path}.")}
        days = str(typed.get("days", ""))
        case = typed.get("case") is True
        return cls(path, subject, name, kind, operator if operator in known else known[0], values, days, case, declared, theirs)

    @property
    def is_group(self) -> bool:
        return False

    @property
    def has_name(self) -> bool:
        return self.subject in NAMED

    @property
    def has_type(self) -> bool:
        return self.subject in FREE_TYPE and not self.declared

    @property
    def operators(self) -> dict[str, str]:
        words = OPERATORS_OF.get(self.subject, VALUES_OF[self.type if self.type in VALUES_OF else "text"])
        return {name: words[name] for name in operators(self.subject, self.type if self.type in VALUES_OF else "text")}

    @property
    def chosen_from(self) -> tuple[str, ...]:
        """The values to tick, where they are few and known."""
        return CHOSEN.get(self.subject, ()) if self.operator in {"equals", "not_equals"} else ()

    @property
    def has_value(self) -> bool:
        return not is_alone(self.operator)

    @property
    def has_more(self) -> bool:
        """Whether several values make sense: one of them is enough, or none may be."""
        return self.operator not in {"less_than", "at_most", "greater_than", "at_least"} and self.type != "boolean"

    @property
    def has_days(self) -> bool:
        return self.subject in {"guide", "event"} or self.operator.endswith(("in_last", "in_next"))

    @property
    def has_case(self) -> bool:
        texts = self.type == "text" and self.subject not in {"guide", "element", "device", "browser", "language"}
        return texts and self.has_value

    @property
    def value_problem(self) -> str:
        return next((text for place, text in self.problems.items() if place.startswith("value")), "")

    @property
    def told(self) -> str:
        """What the row is about, for labels that are only heard."""
        return f"{SUBJECTS[self.subject].lower()} {self.name}".strip()


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)
