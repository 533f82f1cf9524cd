"""Conditions over the visitor, slowly."""

import math
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import quote

from tests.rules.oracle_pages import LONGEST, UnknownRule, passes

EPOCH = date(1970, 1, 1)
SPANS = ("seen", "completed", "dismissed", "in_last", "in_next")


def group_holds(group: dict[str, Any], world: dict[str, Any]) -> bool:
    if group["match"] not in {"all", "any"}:
        raise UnknownRule
    for one in group["conditions"]:
        held = group_holds(one, world) if "conditions" in one else condition_holds(one, world)
        if held != (group["match"] == "all"):
            return held
    return group["match"] == "all"


def condition_holds(condition: dict[str, Any], world: dict[str, Any]) -> bool:
    subject, operator = condition["subject"], condition["operator"]
    negated, plain = operator.startswith("not_"), operator.removeprefix("not_")
    raw = saw(condition, world)
    today = world["today"]
    if subject == "guide":
        held = raw is not None and abs(today - raw) <= condition.get("days", 10**9)
        return held != negated
    seen = raw if subject == "first_seen" else cast(raw, condition, world["facts"]["offset"])
    if plain == "exists":
        return (seen is not None and seen != "") != negated
    if seen is None:
        assert_known(plain)
        return False
    if plain in SPANS:
        distance = seen - today if plain == "in_next" else today - seen
        return (0 <= distance <= condition.get("days", 10**9)) != negated
    forms = [seen, seen.split("-")[0]] if subject == "language" else [seen]
    value = condition.get("value")
    values = [
        cast(one, condition, world["facts"]["offset"], expression=plain == "regex")
        for one in (value if isinstance(value, list) else [value])
    ]
    held = any(compared(plain, form, one, condition) for form in forms for one in values)
    return held != negated


def assert_known(operator: str) -> None:
    if operator not in {
        "equals",
        "contains",
        "starts_with",
        "ends_with",
        "pattern",
        "regex",
        "less_than",
        "at_most",
        "greater_than",
        "at_least",
        *SPANS,
    }:
        raise UnknownRule


def compared(operator: str, seen: Any, wanted: Any, condition: dict[str, Any]) -> bool:
    assert_known(operator)
    if operator == "regex":
        return re.search(wanted, seen, re.ASCII | (0 if condition.get("case") else re.IGNORECASE)) is not None
    if operator in {"less_than", "at_most", "greater_than", "at_least"}:
        order = (seen > wanted) - (seen < wanted)
        return {"less_than": order < 0, "at_most": order <= 0, "greater_than": order > 0, "at_least": order >= 0}[operator]
    if operator == "equals":
        return type(seen) is type(wanted) and seen == wanted
    return passes(operator, seen, wanted)


def saw(condition: dict[str, Any], world: dict[str, Any]) -> Any:
    subject, name, facts, memory = condition["subject"], condition.get("name", ""), world["facts"], world["memory"]
    ways = {
        "attribute": lambda: facts.get("attributes", {}).get(name),
        "guide": lambda: day_of_guide(condition["operator"], memory.entries.get(name, [])),
        "event": lambda: times(memory.entries.get(f"!{quote(name, safe='@*_+-./')}", [0]), condition.get("days"), world["today"]),
        "first_seen": lambda: memory.head[1],
        "visits": lambda: memory.head[2],
        "pages_visited": lambda: memory.head[3],
        "percentage": lambda: percentage(memory.head[0], name or world["guide"]),
        "cookie": lambda: facts.get("cookies", {}).get(name),
        "storage": lambda: facts.get("storages", {}).get(name),
        "element": lambda: True if name in facts.get("elements", []) else None,
        **{fact: lambda: facts[subject] for fact in ("language", "device", "browser", "viewport_width", "referrer")},
    }
    if subject not in ways:
        raise UnknownRule
    return ways[subject]()


def day_of_guide(operator: str, entry: list[int]) -> int | None:
    place = {"seen": 1, "completed": 2, "dismissed": 3}[operator.removeprefix("not_")]
    return (entry[place] if len(entry) > place else 0) or None


def times(event: list[int], days: int | None, today: int) -> int:
    if not days:
        return event[0]
    return sum(count for day, count in zip(event[1::2], event[2::2], strict=True) if today - day <= days)


def cast(value: Any, condition: dict[str, Any], offset: int, *, expression: bool = False) -> Any:
    """The value as the condition's type; None when it has none."""
    if isinstance(value, str):
        if len(value) > LONGEST:
            return None
    elif not isinstance(value, bool | int | float) or (isinstance(value, float) and not math.isfinite(value)):
        return None
    kind = condition.get("type") or kind_of(condition.get("value"))
    if kind == "number":
        return number(value)
    if kind == "date":
        return day(text(value), offset)
    written = text(value)
    return written if condition.get("case") or expression else written.lower()


def kind_of(value: Any) -> str:
    return "number" if isinstance(value, int | float) and not isinstance(value, bool) else "text"


def number(value: Any) -> float | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        return float(value) if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value) else None
    return float(value)


def text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(int(value)) if isinstance(value, float) and value == int(value) else str(value)


def day(written: str, offset: int) -> int | None:
    found = re.fullmatch(
        r"(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?", written, re.ASCII
    )
    if not found:
        return None
    year, month, date_, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    if not (1 <= month <= 12 and 1 <= date_ <= 31 and hour <= 23 and minute <= 59 and second <= 59 and year >= 1):
        return None
    moment = datetime(year, month, 1, hour, minute, second, tzinfo=UTC) + timedelta(days=date_ - 1)
    if found[7] is None:
        return (moment.date() - EPOCH).days
    zone = 0 if found[7] == "Z" else (int(found[7][1:3]) * 60 + int(found[7][4:])) * (-1 if found[7][0] == "-" else 1)
    return ((moment - timedelta(minutes=zone) + timedelta(minutes=offset)).date() - EPOCH).days


def percentage(seed: int, name: str) -> float:
    """Multiply, shift and exclusive-or in 32 bits, as the evaluator does."""
    value = 0
    for character in f"{seed}{name}":
        value = (((value ^ ord(character)) * 0x5BD1E995) & 0xFFFFFFFF) ^ (value >> 15)
    return (value >> 9) % 10_000 / 100
