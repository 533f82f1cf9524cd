"""A condition, or a group of them, in plain English: a clause that can follow the word "Visitors"."""

from collections.abc import Callable, Mapping, Sequence

from models.guide.rules.condition import Condition, Value
from models.guide.rules.condition_group import Group

Names = Mapping[str, str]
"""Guides' names by their public ids."""

OPERATORS = {
    "equals": "is",
    "not_equals": "is not",
    "contains": "contains",
    "not_contains": "does not contain",
    "starts_with": "starts with",
    "not_starts_with": "does not start with",
    "ends_with": "ends with",
    "not_ends_with": "does not end with",
    "pattern": "matches",
    "regex": "matches the expression",
    "not_regex": "does not match the expression",
    "less_than": "is less than",
    "at_most": "is at most",
    "greater_than": "is more than",
    "at_least": "is at least",
}
_DATES = {"less_than": "is before", "at_most": "is not after", "greater_than": "is after", "at_least": "is not before"}
_COUNTS = {"equals": "exactly", "not_equals": "any number but", "less_than": "fewer than", "at_most": "at most"} | {
    "greater_than": "more than",
    "at_least": "at least",
}
_DEVICES = {"mobile": "a phone", "tablet": "a tablet", "desktop": "a computer"}
_LEADING = ("on ", "not on ", "using ", "not using ", "with ", "in ", "from ")


def visitors(group: Group | None, names: Names | None = None, segments: Sequence[str] = ()) -> str:
    """For example: Visitors on a phone whose plan is "free" and who have not seen "Welcome"; `segments` are named ones."""
    if not segments:
        return f"Visitors {clause(group, names or {})}" if group else "All visitors"
    named = f"Visitors in the segment{'s' if len(segments) > 1 else ''} {listed([quoted(one) for one in segments], 'and')}"
    if not group:
        return named
    either = "and either " if group.match == "any" and len(group.conditions) > 1 else ""
    return f"{named} {either}{clause(group, names or {})}"


def clause(node: Condition | Group, names: Names) -> str:
    if isinstance(node, Condition):
        return _condition(node, names)
    if node.match == "any":
        return listed(
            [f"({told})" if isinstance(one, Group) else told for one in node.conditions for told in [clause(one, names)]], "or"
        )
    conditions = [clause(one, names) for one in node.conditions if isinstance(one, Condition)]
    leading = [one for one in conditions if one.startswith(_LEADING)]
    following = listed([one for one in conditions if one not in leading], "and")
    groups = [_inner(one, names) for one in node.conditions if isinstance(one, Group)]
    return " and ".join([" ".join(filter(None, [*leading, following])), *groups] if conditions else groups)


def _inner(group: Group, names: Names) -> str:
    return f"either {clause(group, names)}" if group.match == "any" and len(group.conditions) > 1 else clause(group, names)


def compared(operator: str, values: Sequence[Value], *, dates: bool = False) -> str:
    """An operator with its values as a predicate: is "free" or "trial"."""
    verb = _DATES.get(operator) if dates else None
    joiner = "nor" if operator.startswith("not_") else "or"
    return f"{verb or OPERATORS[operator]} {listed([quoted(value, dates=dates) for value in values], joiner)}"


def quoted(value: Value, *, dates: bool = False) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value if dates else f'"{value}"'
    return f"{value:,g}" if value != int(value) else f"{int(value):,}"


def listed(words: Sequence[str], joiner: str) -> str:
    """One, two or more things: `a`, `a or b`, `a, b or c`."""
    return f" {joiner} ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else list(words))


def counted(number: float, one: str) -> str:
    return f"{number:,g} {one}{'' if number == 1 else 's'}"


def _condition(condition: Condition, names: Names) -> str:
    tell = _TELLING.get(condition.subject)
    if tell is not None:
        return tell(condition)
    if condition.subject == "guide":
        return _guide(condition, names)
    whose = {"attribute": condition.name, "language": "language"}.get(condition.subject) or _thing(condition)
    return f"whose {whose} {_predicate(condition)}"


def _thing(condition: Condition) -> str:
    kind = {"cookie": "cookie", "storage": "stored value"}[condition.subject]
    return f'{kind} "{condition.name}"'


def _predicate(condition: Condition) -> str:
    if condition.positive == "exists":
        return "is unknown" if condition.negated else "is known"
    if condition.positive in {"in_last", "in_next"}:
        span = f"the {'last' if condition.positive == 'in_last' else 'next'} {counted(condition.days or 0, 'day')}"
        return f"is {'not ' if condition.negated else ''}in {span}"
    case = " (match case)" if condition.case else ""
    return compared(condition.operator, condition.values, dates=condition.type == "date") + case


def _guide(condition: Condition, names: Names) -> str:
    not_ = "not " if condition.negated else ""
    within = f" in the last {counted(condition.days, 'day')}" if condition.days else ""
    return f'who have {not_}{condition.positive} "{names.get(condition.name, condition.name)}"{within}'


def _device(condition: Condition) -> str:
    if condition.positive != "equals":
        return f"whose device {_predicate(condition)}"
    devices = listed([_DEVICES.get(str(value), str(value)) for value in condition.values], "or")
    return f"{'not ' if condition.negated else ''}on {devices}"


def _browser(condition: Condition) -> str:
    if condition.positive != "equals":
        return f"whose browser {_predicate(condition)}"
    browsers = listed([str(value).capitalize() for value in condition.values], "or")
    return f"{'not ' if condition.negated else ''}using {browsers}"


def _amount(condition: Condition) -> str:
    return f"{_COUNTS[condition.operator]} {listed([quoted(value) for value in condition.values], 'or')}"


def _event(condition: Condition) -> str:
    within = f" in the last {counted(condition.days, 'day')}" if condition.days else ""
    if (condition.operator, condition.values) in (("less_than", (1,)), ("equals", (0,)), ("at_most", (0,))):
        return f'for whom "{condition.name}" was never tracked{within}'
    if (condition.operator, condition.values) in (("at_least", (1,)), ("greater_than", (0,))):
        return f'for whom "{condition.name}" was tracked{within}'
    return f'for whom "{condition.name}" was tracked {_amount(condition)} times{within}'


def _first_seen(condition: Condition) -> str:
    words = _predicate(condition).removeprefix("is ")
    return f"who first came {'on ' if condition.operator == 'equals' else ''}{words}"


def _percentage(condition: Condition) -> str:
    share = quoted(condition.values[0])
    drawn = f' drawn as "{condition.name}"' if condition.name else ""
    if len(condition.values) == 1 and condition.operator == "less_than":
        return f"in a random {share} %{drawn}"
    if len(condition.values) == 1 and condition.operator == "at_least":
        return f"in a random {quoted(100 - float(condition.values[0]))} %{drawn}, those from {share}"
    return f"whose random number from 0 to 100{drawn} {_predicate(condition)}"


_TELLING: dict[str, Callable[[Condition], str]] = {
    "device": _device,
    "browser": _browser,
    "event": _event,
    "first_seen": _first_seen,
    "percentage": _percentage,
    "viewport_width": lambda condition: f"whose window {_predicate(condition)} pixels wide",
    "referrer": lambda condition: f"who came from an address that {_predicate(condition)}",
    "visits": lambda condition: f"with {_amount(condition)} {'visit' if condition.values == (1,) else 'visits'}",
    "pages_visited": lambda condition: f"with {_amount(condition)} {'page' if condition.values == (1,) else 'pages'} viewed",
    "element": lambda condition: f'on a page with{"out" if condition.negated else ""} the element "{condition.name}"',
}
