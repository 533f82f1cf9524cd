"""Conditions of which no visitor meets all."""

from dataclasses import dataclass
from itertools import combinations

from models.guide.rules.condition import COUNTS, Condition, Value
from models.guide.rules.condition_words import Names, clause

_TEXT_TESTS = {"contains": str.__contains__, "starts_with": str.startswith, "ends_with": str.endswith}
_FIRST = {"visits": 1, "pages_visited": 1, "event": 0, "viewport_width": 0, "percentage": 0}
"""The least number that each subject can be."""


def clash(conditions: tuple[Condition, ...], names: Names) -> str | None:
    """Why conditions that must all hold cannot, judged alone and two at a time; None when they may."""
    for condition in conditions:
        if condition.type == "number" and _span(condition).empty:
            return f"there are no visitors {clause(condition, names)}"
    for one, other in combinations(conditions, 2):
        if (one.subject, one.name) == (other.subject, other.name) and _apart(one, other):
            return f"no visitors {clause(one, names)} are also visitors {clause(other, names)}"
    return None


def _apart(one: Condition, other: Condition) -> bool:
    if one.subject == "guide":
        return _apart_in_history(one, other) or _apart_in_history(other, one)
    if "exists" in {one.positive, other.positive}:
        # Everything but not_exists needs a known value.
        return (one.operator == "not_exists") != (other.operator == "not_exists")
    if one.type != other.type or one.days != other.days:
        return False
    if one.type in {"number", "date"}:
        return _apart_in_order(one, other) or _no_value_left(one, other) or _no_value_left(other, one)
    return _no_value_left(one, other) or _no_value_left(other, one) or _no_beginning(one, other)


def _apart_in_history(one: Condition, other: Condition) -> bool:
    """Not seen at all, but seen, completed or dismissed: nobody completes what was not shown."""
    if not one.negated or other.negated or one.days:
        return False
    return one.positive in {"seen", other.positive}


def _no_value_left(one: Condition, other: Condition) -> bool:
    """Whether `one` asks for certain values and `other` takes none of them."""
    judged = {"equals", "contains", "starts_with", "ends_with"}
    if one.operator != "equals" or other.positive not in judged:
        return False
    return not any(_takes(other, value, language=one.subject == "language") for value in one.values)


def _takes(condition: Condition, value: Value, *, language: bool) -> bool:
    held = any(_test(value, condition, wanted, language=language) for wanted in condition.values)
    return held != condition.negated


def _test(value: Value, condition: Condition, wanted: Value, *, language: bool) -> bool:
    if not isinstance(value, str) or not isinstance(wanted, str):
        return value == wanted
    if not condition.case:
        value, wanted = value.lower(), wanted.lower()
    if condition.positive != "equals":
        return _TEXT_TESTS[condition.positive](value, wanted)
    # "de" is every kind of German: "de-AT" is one of them.
    return value == wanted or (language and (value.startswith(f"{wanted}-") or wanted.startswith(f"{value}-")))


def _no_beginning(one: Condition, other: Condition) -> bool:
    if one.operator != other.operator or one.operator not in {"starts_with", "ends_with"}:
        return False
    touches = _TEXT_TESTS[one.operator]
    pairs = [(str(a).lower(), str(b).lower()) for a in one.values for b in other.values]
    return not any(touches(a, b) or touches(b, a) for a, b in pairs)


@dataclass(frozen=True)
class _Span:
    """The values that a condition takes: from `low` to `high` without the open ends; a day counts as the number YYYYMMDD."""

    low: float = float("-inf")
    high: float = float("inf")
    low_open: bool = False
    high_open: bool = False

    @property
    def empty(self) -> bool:
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    def __and__(self, other: "_Span") -> "_Span":
        low, low_open = max((self.low, self.low_open), (other.low, other.low_open))
        high, high_closed = min((self.high, not self.high_open), (other.high, not other.high_open))
        return _Span(low, high, low_open, not high_closed)


def _apart_in_order(one: Condition, other: Condition) -> bool:
    return (_span(one) & _span(other)).empty


def _span(condition: Condition) -> _Span:
    whole = condition.subject in COUNTS
    ends = [_ordinal(value) for value in condition.values]
    everything = _Span(low=_FIRST.get(condition.subject, float("-inf")))
    if condition.subject == "percentage":
        everything = _Span(0, 100, high_open=True)
    taken = {
        "equals": lambda: _Span(min(ends), max(ends)),
        "less_than": lambda: _Span(high=max(ends) - 1) if whole else _Span(high=max(ends), high_open=True),
        "at_most": lambda: _Span(high=max(ends)),
        "greater_than": lambda: _Span(low=min(ends) + 1) if whole else _Span(low=min(ends), low_open=True),
        "at_least": lambda: _Span(low=min(ends)),
    }.get(condition.operator, _Span)
    return everything & taken()


def _ordinal(value: Value) -> float:
    return float(value.replace("-", "")) if isinstance(value, str) else float(value)
