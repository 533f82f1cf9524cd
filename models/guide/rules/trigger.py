"""What starts a guide: the page being there, something the visitor does on it, a link, or a call."""

from dataclasses import dataclass
from typing import cast

from models.guide.rules.page_rule import refuse_unknown
from models.guide.rules.rule_defaults import is_automatic
from models.guide.rules.rules_json import TriggerJson
from models.support.json_reader import Reader

NUMBERS = {"delay": ("seconds", 0, 86_400), "scroll": ("percent", 0, 100), "idle": ("seconds", 1, 86_400)}
TEXTS = {"click": ("selector", 2000), "hover": ("selector", 2000), "event": ("name", 200)}
TRIGGERS = ("automatic", "click", "hover", "event", "link", "api", "delay", "scroll", "exit", "idle")


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
        return is_automatic(self.type)

    @classmethod
    def read(cls, reader: Reader) -> "Trigger":
        kind = reader.one_of("type", TRIGGERS, "automatic")
        member = TEXTS.get(kind, NUMBERS.get(kind, ("",)))[0]
        refuse_unknown(reader, "type", *([member] if member else []))
        text, number = "", 0.0
        if kind in TEXTS:
            text = reader.text(member, TEXTS[kind][1]).strip()
            if not text:
                reader.fault(member, "is empty")
        if kind in NUMBERS:
            number = _number(reader, *NUMBERS[kind])
        return cls(kind, text, number)

    def to_json(self) -> TriggerJson:
        trigger: dict[str, str | float] = {"type": self.type}
        if self.type in TEXTS:
            trigger[TEXTS[self.type][0]] = self.text
        elif self.type in NUMBERS:
            trigger[NUMBERS[self.type][0]] = int(self.number) if self.number == int(self.number) else self.number
        return cast("TriggerJson", trigger)


def _number(reader: Reader, name: str, low: float, high: float) -> float:
    value = reader.value.get(name)
    if isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high:
        return value
    reader.fault(name, f"must be a number from {low} to {high:,}")
    return low
