"""What starts a guide, how often it shows and until when: as the form shows it, valid or as it was typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from models.engine.json_value import is_object
from models.guide.rules.rule_defaults import default_show, default_stop
from models.guide.rules.trigger import NUMBERS

TRIGGERS = {
    "automatic": "as soon as the page is ready",
    "delay": "some seconds after the page is ready",
    "scroll": "when they have scrolled",
    "exit": "when the pointer leaves the page",
    "idle": "when nothing moved for some seconds",
    "click": "when they click on an element",
    "hover": "when they point at an element",
    "event": "when your page tracks an event",
    "link": "when they follow a link to it",
    "api": "when your page starts it",
}
FIELDS = {
    "delay": ("seconds", "Seconds", "seconds"),
    "idle": ("seconds", "Seconds", "seconds"),
    "scroll": ("percent", "Percent of the page", "% of the page"),
    "click": ("selector", "Selector of the element", ""),
    "hover": ("selector", "Selector of the element", ""),
    "event": ("name", "Name of the event", ""),
}
DEFAULTS = {"seconds": "5", "percent": "50"}
SHOWS = {
    "once": "once",
    "session": "once in each tab",
    "days": "once every so many days",
    "always": "every time",
}


@dataclass(frozen=True)
class TimingFields:
    """Every value as it stands in its field; `field` is the trigger's own one as (name, label, unit)."""

    trigger: str = "automatic"
    field: tuple[str, str, str] | None = None
    value: str = ""
    show: str = "once"
    days: str = "7"
    views: str = ""
    completed: bool = True
    dismissed: bool = True
    start: str = ""
    until: str = ""
    zone: str = "visitor"
    priority: str = "0"
    key: str = ""

    @classmethod
    def of(cls, typed: Mapping[str, Any], kind: str, key: str) -> "TimingFields":
        """From rules as JSON; what they leave open is shown with the player's defaults for that kind of guide."""
        trigger, frequency, stop, schedule = (_inner(typed, name) for name in ("trigger", "frequency", "stop", "schedule"))
        name = str(trigger.get("type", "automatic"))
        name = name if name in TRIGGERS else "automatic"
        stops = default_stop(name)
        field_of = FIELDS.get(name)
        return cls(
            trigger=name,
            field=field_of,
            value=_text(trigger.get(field_of[0], DEFAULTS.get(field_of[0], ""))) if field_of else "",
            show=str(frequency.get("show", default_show(kind, name))),
            days=_text(frequency.get("days", 7)),
            views=_text(stop.get("views", "")),
            completed=stop.get("completed", stops) is True,
            dismissed=stop.get("dismissed", stops) is True,
            start=str(schedule.get("from", "")),
            until=str(schedule.get("until", "")),
            zone=str(schedule.get("zone", "visitor")),
            priority=_text(typed.get("priority", 0)),
            key=key,
        )

    @property
    def triggers(self) -> dict[str, str]:
        return TRIGGERS

    @property
    def shows(self) -> dict[str, str]:
        return SHOWS

    @property
    def is_number(self) -> bool:
        return self.trigger in NUMBERS


def _inner(typed: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = typed.get(name, {})
    return value if is_object(value) else {}


def _text(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
