"""When a guide shows: what starts it, how often, until when."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from models.guide.rules.page_rule import known
from models.support.json_reader import Reader

NUMBERS = {"delay": ("seconds", 0, 86_400), "scroll": ("percent", 0, 100), "idle": ("seconds", 1, 86_400)}
TEXTS = {"click": ("selector", 2000), "hover": ("selector", 2000), "event": ("name", 200)}
TRIGGERS = ("automatic", "click", "hover", "event", "link", "api", "delay", "scroll", "exit", "idle")
AUTOMATIC = frozenset({"automatic", "delay", "scroll", "exit", "idle"})
SHOWS = ("once", "session", "days", "always")


@dataclass(frozen=True)
class Trigger:
    type: str = "automatic"
    text: str = ""
    """The selector that is clicked or pointed at, or the event's name."""
    number: float = 0
    """Seconds, or percent of the page."""

    @property
    def automatic(self) -> bool:
        """Whether the guide starts without being asked for, so that the budget applies to it."""
        return self.type in AUTOMATIC

    @classmethod
    def read(cls, reader: Reader) -> "Trigger":
        kind = reader.one_of("type", TRIGGERS, "automatic")
        member = TEXTS.get(kind, NUMBERS.get(kind, ("",)))[0]
        known(reader, "type", *([member] if member else []))
        text, number = "", 0.0
        if kind in TEXTS:
            text = reader.text(member, TEXTS[kind][1]).strip()
            if not text:
                reader.fault(member, "is empty")
        if kind in NUMBERS:
            number = _number(reader, *NUMBERS[kind])
        return cls(kind, text, number)

    def to_json(self) -> dict[str, Any]:
        if self.type in TEXTS:
            return {"type": self.type, TEXTS[self.type][0]: self.text}
        if self.type in NUMBERS:
            return {
                "type": self.type,
                NUMBERS[self.type][0]: int(self.number) if self.number == int(self.number) else self.number,
            }
        return {"type": self.type}


@dataclass(frozen=True)
class Frequency:
    show: str = "once"
    days: int = 1
    """Days of the visitor's calendar from one time to the next; only with show "days"."""

    @classmethod
    def read(cls, reader: Reader) -> "Frequency":
        known(reader, "show", "days")
        show = reader.one_of("show", SHOWS, "once")
        return cls(show, reader.number("days", 1, 3650, 1) if show == "days" else 1)

    def to_json(self) -> dict[str, Any]:
        return {"show": self.show, "days": self.days} if self.show == "days" else {"show": self.show}


@dataclass(frozen=True)
class Stop:
    """When a guide is over for good; None leaves completed and dismissed to the trigger: yes unless the guide is asked for."""

    views: int | None = None
    completed: bool | None = None
    dismissed: bool | None = None

    @classmethod
    def read(cls, reader: Reader) -> "Stop":
        known(reader, "views", "completed", "dismissed")
        views = reader.number("views", 1, 10_000, 1) if "views" in reader.value else None
        return cls(views, *(_flag(reader, name) for name in ("completed", "dismissed")))

    def to_json(self) -> dict[str, Any]:
        members = {"views": self.views, "completed": self.completed, "dismissed": self.dismissed}
        return {name: value for name, value in members.items() if value is not None}


@dataclass(frozen=True)
class Schedule:
    """Times on a wall clock, to the minute, "" for open; `until` is no longer part of it."""

    start: str = ""
    until: str = ""
    zone: str = "visitor"

    @classmethod
    def read(cls, reader: Reader) -> "Schedule":
        known(reader, "from", "until", "zone")
        start, until = _moment(reader, "from"), _moment(reader, "until")
        if start and until and until <= start:
            reader.fault("until", f"is not after the beginning, {start.replace('T', ' ')}")
        return cls(start, until, reader.one_of("zone", ("visitor", "site"), "visitor"))

    def to_json(self) -> dict[str, Any]:
        members = {"from": self.start, "until": self.until, "zone": self.zone}
        return {name: value for name, value in members.items() if value}


def _flag(reader: Reader, name: str) -> bool | None:
    return reader.flag(name, default=True) if name in reader.value else None


def _number(reader: Reader, name: str, low: float, high: float) -> float:
    value = reader.value.get(name)
    if isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high:
        return value
    reader.fault(name, f"must be a number from {low} to {high:,}")
    return low


def _moment(reader: Reader, name: str) -> str:
    text = reader.text(name, 40)
    if not text:
        return ""
    whole_day = re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII)
    if not whole_day and not re.fullmatch(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?", text, re.ASCII):
        reader.fault(name, "must be a day and time without a zone, such as 2026-11-24T09:00")
        return ""
    try:
        moment = datetime.fromisoformat(text)
        # "Until the 24th" includes the 24th.
        moment += timedelta(days=1 if whole_day and name == "until" else 0)
    except (ValueError, OverflowError):
        reader.fault(name, "is a day or time that no calendar has")
        return ""
    return moment.strftime("%Y-%m-%dT%H:%M")
