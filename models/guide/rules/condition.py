"""One condition over the visitor: a subject, an operator, and what it is compared with."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.engine.json_value import is_list
from models.engine.regex.cost import assert_harmless
from models.engine.regex.expression_tree import BadExpression
from models.guide.rules.page_rule import refuse_unknown
from models.guide.rules.rules_json import ConditionJson, Value
from models.support.json_reader import Reader

POSITIVE_TEXT = ("equals", "contains", "starts_with", "ends_with", "regex")
TEXT = (*POSITIVE_TEXT, *(f"not_{operator}" for operator in POSITIVE_TEXT))
NUMBER = ("equals", "not_equals", "less_than", "at_most", "greater_than", "at_least")
DATE = (*NUMBER, "in_last", "not_in_last", "in_next", "not_in_next")
HISTORY = ("seen", "not_seen", "completed", "not_completed", "dismissed", "not_dismissed")
EXISTS = ("exists", "not_exists")

TYPES = {"text": TEXT, "number": NUMBER, "boolean": ("equals",), "date": DATE}
FIXED_TYPE = {
    "language": "text",
    "device": "text",
    "browser": "text",
    "referrer": "text",
    "viewport_width": "number",
    "visits": "number",
    "pages_visited": "number",
    "percentage": "number",
    "event": "number",
    "first_seen": "date",
}
NAMED = ("attribute", "guide", "event", "cookie", "storage", "element")
SUBJECTS = (*FIXED_TYPE, *(name for name in NAMED if name != "event"))
DEVICES = ("desktop", "tablet", "mobile")
BROWSERS = ("chrome", "edge", "firefox", "opera", "safari", "samsung", "other")
COUNTS = frozenset({"visits", "pages_visited", "event", "viewport_width"})

LONGEST_NAME = 200
LONGEST_VALUE = 500
MOST_VALUES = 50
MOST_DAYS = 3650
MOST_EVENT_DAYS = 90
LARGEST = 1e15


@dataclass(frozen=True)
class Condition:
    """`values` are joined by or; with a `not_` operator none of them may be so. `days` is a span back from today, or ahead."""

    subject: str
    operator: str
    name: str = ""
    type: str = "text"
    values: tuple[Value, ...] = ()
    days: int | None = None
    case: bool = False

    @classmethod
    def read(cls, reader: Reader) -> "Condition":
        refuse_unknown(reader, "subject", "name", "type", "operator", "value", "days", "case")
        subject = reader.one_of("subject", SUBJECTS, "attribute")
        name = reader.text("name", LONGEST_NAME)
        if subject in NAMED and not name.strip():
            reader.fault("name", "is empty; say which one is meant")
        kind = _type(reader, subject)
        operator = reader.one_of("operator", operators(subject, kind), operators(subject, kind)[0])
        days = _days(reader, subject, operator)
        values = () if is_alone(operator) else _values(reader, subject, kind, operator)
        return cls(subject, operator, name, kind, values, days, reader.flag("case", default=False))

    def to_json(self) -> ConditionJson:
        condition: ConditionJson = {"subject": self.subject, "operator": self.operator}
        if self.name:
            condition["name"] = self.name
        if self.type == "date" or (self.type != "text" and not is_alone(self.operator)):
            condition["type"] = self.type
        if self.values:
            first, *others = self.values
            condition["value"] = [first, *others] if others else first
        if self.days is not None:
            condition["days"] = self.days
        if self.case:
            condition["case"] = True
        return condition

    @property
    def positive(self) -> str:
        """The operator without its `not_`."""
        return self.operator.removeprefix("not_")

    @property
    def negated(self) -> bool:
        return self.operator.startswith("not_")


def operators(subject: str, kind: str = "text") -> tuple[str, ...]:
    """The operators that a subject, as that type, can be compared with."""
    if subject == "guide":
        return HISTORY
    if subject == "element":
        return EXISTS
    if subject in FIXED_TYPE:
        return TYPES[FIXED_TYPE[subject]]
    return (*TYPES[kind], *EXISTS)


def is_alone(operator: str) -> bool:
    """Whether the operator is compared with nothing but days."""
    return operator in HISTORY or operator in EXISTS or operator.endswith(("in_last", "in_next"))


def _type(reader: Reader, subject: str) -> str:
    fixed = FIXED_TYPE.get(subject, "text" if subject in {"guide", "element"} else None)
    if fixed is None:
        return reader.one_of("type", TYPES, "text")
    if reader.value.get("type", fixed) != fixed:
        reader.fault("type", f"must be {fixed} for {subject}")
    return fixed


def _days(reader: Reader, subject: str, operator: str) -> int | None:
    spans = operator.endswith(("in_last", "in_next"))
    if "days" not in reader.value:
        if spans:
            reader.fault("days", "is missing: say how many days")
        return None
    if not spans and subject not in {"guide", "event"}:
        reader.fault("days", f"has no meaning for {subject} with {operator}")
    return reader.number("days", 0 if spans else 1, MOST_EVENT_DAYS if subject == "event" else MOST_DAYS, 1)


def _values(reader: Reader, subject: str, kind: str, operator: str) -> tuple[Value, ...]:
    given = reader.value.get("value")
    listed: list[Any] = given if is_list(given) else [given]
    if not listed or len(listed) > MOST_VALUES:
        reader.fault("value", f"must be one value or a list of 1 to {MOST_VALUES}")
        return ()
    values: list[Value] = []
    for index, value in enumerate(listed):
        problem = _problem(subject, kind, operator, value)
        if problem:
            reader.fault(f"value[{index}]" if isinstance(given, list) else "value", problem)
        else:
            values.append(value)
    return tuple(values)


def _problem(subject: str, kind: str, operator: str, value: Any) -> str:
    if kind == "boolean":
        return "" if isinstance(value, bool) else "must be true or false"
    if kind == "number":
        return _problem_of_number(subject, value)
    if not isinstance(value, str):
        return "must be text"
    if kind == "date":
        return "" if _is_day(value) else "must be a day such as 2026-11-24"
    return _problem_of_text(subject, operator, value)


def _problem_of_text(subject: str, operator: str, value: str) -> str:
    if len(value) > LONGEST_VALUE:
        return f"has {len(value):,} characters; at most {LONGEST_VALUE} are possible"
    if not value and operator not in {"equals", "not_equals"}:
        return "is empty, which everything would match"
    if operator.endswith("regex"):
        try:
            assert_harmless(value)
        except BadExpression as problem:
            return str(problem)
    return _problem_of_choice(subject, operator, value)


def _problem_of_number(subject: str, value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float) or not -LARGEST <= value <= LARGEST:
        return "must be a number"
    if subject in COUNTS and (value < 0 or value != int(value)):
        return "must be a whole number from 0"
    return "must be a number from 0 to 100" if subject == "percentage" and not 0 <= value <= 100 else ""


def _problem_of_choice(subject: str, operator: str, value: str) -> str:
    choices = {"device": DEVICES, "browser": BROWSERS}.get(subject)
    if choices and operator in {"equals", "not_equals"} and value not in choices:
        return f"must be one of {', '.join(choices)}"
    return ""


def _is_day(value: str) -> bool:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
