"""The evaluator's rules once more, in Python, written to be obviously right rather than small.

Vectors and random cases are held against it.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

from tests.rules.oracle_conditions import group_holds
from tests.rules.oracle_pages import UnknownRule, pages_hold

AUTOMATIC = {"automatic", "delay", "scroll", "exit", "idle"}
RULES = ("pages", "segment", "schedule", "trigger", "frequency", "stop")


@dataclass
class Memory:
    head: list[int]
    opted_out: int = 0
    entries: dict[str, list[Any]] = field(default_factory=dict)


def read(text: str | None, today: int) -> Memory:
    """A stored text that is not corrupted."""
    lines = (text or "").split("\n")
    first = lines[0].split(",")
    if first[0] != "1":
        return Memory([0, today, 0, 0, 0, 0, 0, 0], int(first[1:2] == ["1"]))
    entries = {
        name: [int(value) if value.isdigit() else value for value in values]
        for name, *values in (line.split(",") for line in lines[1:])
    }
    return Memory([int(value) for value in first[2:]], int(first[1]), entries)


def day_of(now: int, offset: int) -> int:
    return (now + offset * 60_000) // 86_400_000


def obstacle(guide: dict[str, Any], facts: dict[str, Any], text: str | None, now: int) -> str | None:
    """The first rule that does not hold, in the order of the guide's rules."""
    today = day_of(now, facts["offset"])
    memory = read(text, today)
    rules = guide.get("rules", {})
    world = {"facts": facts, "memory": memory, "today": today, "guide": guide["id"]}
    try:
        for name, rule in rules.items():
            if not _holds(name, rule, world, now):
                return name
    except UnknownRule:
        return "unknown"
    return _spent(guide, rules, memory.entries.get(guide["id"], []), facts.get("tab", []), today)


def _holds(name: str, rule: Any, world: dict[str, Any], now: int) -> bool:
    if name not in RULES:
        raise UnknownRule
    if name == "pages":
        return pages_hold(rule, world["facts"]["url"])
    if name == "segment":
        return group_holds(rule, world)
    return schedule_holds(rule, world["facts"], now) if name == "schedule" else True


def schedule_holds(schedule: dict[str, Any], facts: dict[str, Any], now: int) -> bool:
    zone = ZoneInfo(facts["zone"]) if schedule.get("zone") == "site" else timezone(timedelta(minutes=facts["offset"]))
    wall = datetime.fromtimestamp(now / 1000, zone).replace(tzinfo=None)
    if schedule.get("from") and wall < datetime.fromisoformat(schedule["from"]):
        return False
    return not (schedule.get("until") and wall >= datetime.fromisoformat(schedule["until"]))


def _spent(guide: dict[str, Any], rules: dict[str, Any], entry: list[Any], tab: list[str], today: int) -> str | None:
    views, last, completed, dismissed = ([*entry, 0, 0, 0, 0])[:4]
    automatic = is_automatic(rules)
    stop = rules.get("stop", {})
    if stop.get("views") and views >= stop["views"]:
        return "stop"
    if completed and stop.get("completed", automatic):
        return "stop"
    if dismissed and stop.get("dismissed", automatic):
        return "stop"
    default = "once" if automatic and guide.get("kind") != "hotspots" else "always"
    show, days = rules.get("frequency", {}).get("show", default), rules.get("frequency", {}).get("days", 1)
    allowed = {
        "once": views == 0,
        "session": guide["id"] not in tab,
        "days": views == 0 or abs(today - last) >= days,
        "always": True,
    }
    return None if allowed.get(show, False) else "frequency"


def is_automatic(rules: dict[str, Any]) -> bool:
    return rules.get("trigger", {}).get("type", "automatic") in AUTOMATIC


def is_exempt(guide: dict[str, Any]) -> bool:
    return guide.get("kind") == "hotspots" or (
        "content" in guide and all(step["kind"] == "banner" for step in guide["content"]["steps"])
    )


def choose(
    guides: list[dict[str, Any]], facts: dict[str, Any], text: str | None, now: int, budget: int = 1
) -> tuple[list[str], list[list[str]]]:
    """Ids of the guides due now, in order, and those held back with the reason."""
    today = day_of(now, facts["offset"])
    head = read(text, today).head
    used = head[6] if head[5] == today else 0
    ready = [guide for guide in guides if is_automatic(guide.get("rules", {})) and obstacle(guide, facts, text, now) is None]
    due: list[str] = []
    held: list[list[str]] = []
    for guide in sorted(ready, key=lambda guide: (-guide.get("priority", 0), guide["created"] + guide["id"])):
        if not is_exempt(guide) and budget and used >= budget:
            held.append([guide["id"], "budget"])
            continue
        used += 0 if is_exempt(guide) else 1
        due.append(guide["id"])
    return due, held
