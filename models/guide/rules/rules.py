"""Everything that decides who sees a guide, where, when and how often: one value, read from JSON and written as JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from models.guide.rules.audience import joined_audience, read_keys
from models.guide.rules.condition_group import AUTHORED, Group
from models.guide.rules.frequency import Frequency, Stop
from models.guide.rules.goal import Goal
from models.guide.rules.page_rule import Pages, refuse_unknown
from models.guide.rules.rule_defaults import default_show, default_stop
from models.guide.rules.rules_json import DraftRulesJson, RulesJson
from models.guide.rules.schedule import Schedule
from models.guide.rules.trigger import Trigger
from models.support.json_reader import Reader

NAMES = ("pages", "segments", "segment", "trigger", "frequency", "stop", "schedule", "goal", "priority")
HIGHEST_PRIORITY = 100


@dataclass(frozen=True)
class Rules:
    """What is None was left open: no segment, no schedule, and what `rule_defaults` says for frequency and stop.

    `segments` are the keys of the site's named segments that a visitor must be in, besides the guide's own `segment`.
    """

    pages: Pages = field(default_factory=Pages)
    segments: tuple[str, ...] = ()
    segment: Group | None = None
    trigger: Trigger = field(default_factory=Trigger)
    frequency: Frequency | None = None
    stop: Stop = field(default_factory=Stop)
    schedule: Schedule | None = None
    goal: Goal | None = None
    priority: int = 0
    """From -100 to 100: of several guides due at once, the one with the highest shows first."""

    @classmethod
    def parse(cls, value: Any, *, levels: int = AUTHORED) -> "Rules":
        """Rules from the JSON of a draft, an import or the API. Raises Faults with every fault and its path.

        `levels` is how many groups of conditions may lie in one another; a release may have one more than a draft.
        """
        reader = Reader.of(value)
        refuse_unknown(reader, *NAMES)
        segment = reader.inner("segment") if "segment" in reader.value else None
        rules = cls(
            pages=Pages.read(reader.inner("pages")),
            segments=read_keys(reader, "segments"),
            segment=_segment(segment, levels) if segment else None,
            trigger=Trigger.read(reader.inner("trigger")) if "trigger" in reader.value else Trigger(),
            frequency=Frequency.read(reader.inner("frequency")) if "frequency" in reader.value else None,
            stop=Stop.read(reader.inner("stop")),
            schedule=Schedule.read(reader.inner("schedule")) if "schedule" in reader.value else None,
            goal=Goal.read(reader.inner("goal")) if "goal" in reader.value else None,
            priority=reader.number("priority", -HIGHEST_PRIORITY, HIGHEST_PRIORITY, 0),
        )
        reader.finish()
        return rules

    def to_json(self) -> DraftRulesJson:
        """The rules as drafts keep them; without what says nothing."""
        rules: DraftRulesJson = {}
        if pages := self.pages.to_json():
            rules["pages"] = pages
        if self.segments:
            rules["segments"] = list(self.segments)
        if self.segment and self.segment.conditions:
            rules["segment"] = self.segment.to_json()
        if self.trigger.type != "automatic":
            rules["trigger"] = self.trigger.to_json()
        if self.frequency:
            rules["frequency"] = self.frequency.to_json()
        if stop := self.stop.to_json():
            rules["stop"] = stop
        if self.schedule and (self.schedule.start or self.schedule.until):
            rules["schedule"] = self.schedule.to_json()
        if self.goal:
            rules["goal"] = self.goal.to_json()
        if self.priority:
            rules["priority"] = self.priority
        return rules

    def audience(self, library: Mapping[str, Group]) -> Group | None:
        """Named segments and own conditions as one group; None for everybody. Raises BadAudience."""
        return joined_audience(self.segments, self.segment, library)

    def released(self, library: Mapping[str, Group]) -> RulesJson:
        """The rules as releases carry them: with named segments written out. Raises BadAudience."""
        return replace(self, segments=(), segment=self.audience(library), priority=0).to_json()

    def shows(self, kind: str) -> Frequency:
        """How often a guide of that kind shows, with the default."""
        return self.frequency or Frequency(default_show(kind, self.trigger.type))

    def stops(self) -> Stop:
        """When it is over for good, with the defaults."""
        usual = default_stop(self.trigger.type)
        completed = usual if self.stop.completed is None else self.stop.completed
        return Stop(self.stop.views, completed, usual if self.stop.dismissed is None else self.stop.dismissed)


def _segment(reader: Reader, levels: int) -> Group | None:
    """An empty segment is none: everybody."""
    return None if reader.value.get("conditions") == [] else Group.read(reader, levels=levels)
