"""Everything that decides who sees a guide, where, when and how often: one value, read from JSON and written as JSON."""

from dataclasses import dataclass, field
from typing import Any

from models.guide.rules.group import Group
from models.guide.rules.page_rule import Pages, known
from models.guide.rules.timing import Frequency, Schedule, Stop, Trigger
from models.support.reading import Reader

NAMES = ("pages", "segment", "trigger", "frequency", "stop", "schedule")


@dataclass(frozen=True)
class Rules:
    """What is None was left open: no segment, no schedule, and the defaults of the player for trigger, frequency and stop."""

    pages: Pages = field(default_factory=Pages)
    segment: Group | None = None
    trigger: Trigger = field(default_factory=Trigger)
    frequency: Frequency | None = None
    stop: Stop = field(default_factory=Stop)
    schedule: Schedule | None = None

    @classmethod
    def parse(cls, value: Any) -> "Rules":
        """Rules from the JSON of a draft, an import or the API. Raises Faults with every fault and its path."""
        reader = Reader.of(value)
        known(reader, *NAMES)
        segment = reader.inner("segment") if "segment" in reader.value else None
        rules = cls(
            pages=Pages.read(reader.inner("pages")),
            segment=_segment(segment) if segment else None,
            trigger=Trigger.read(reader.inner("trigger")) if "trigger" in reader.value else Trigger(),
            frequency=Frequency.read(reader.inner("frequency")) if "frequency" in reader.value else None,
            stop=Stop.read(reader.inner("stop")),
            schedule=Schedule.read(reader.inner("schedule")) if "schedule" in reader.value else None,
        )
        reader.finish()
        return rules

    def to_json(self) -> dict[str, Any]:
        """The rules as drafts and releases keep them; without what says nothing."""
        schedule = self.schedule if self.schedule and (self.schedule.start or self.schedule.until) else None
        members = {
            "pages": self.pages.to_json() or None,
            "segment": self.segment.to_json() if self.segment and self.segment.conditions else None,
            "trigger": self.trigger.to_json() if self.trigger.type != "automatic" else None,
            "frequency": self.frequency.to_json() if self.frequency else None,
            "stop": self.stop.to_json() or None,
            "schedule": schedule.to_json() if schedule else None,
        }
        return {name: member for name, member in members.items() if member is not None}

    def shows(self, kind: str) -> Frequency:
        """How often, with the default: hotspots and guides that are asked for always, other guides once."""
        return self.frequency or Frequency("once" if self.trigger.automatic and kind != "hotspots" else "always")

    def stops(self) -> Stop:
        """When it is over, with the defaults."""
        automatic = self.trigger.automatic
        completed = automatic if self.stop.completed is None else self.stop.completed
        return Stop(self.stop.views, completed, automatic if self.stop.dismissed is None else self.stop.dismissed)


def _segment(reader: Reader) -> Group | None:
    """An empty segment is none: everybody."""
    return None if reader.value.get("conditions") == [] else Group.read(reader)
