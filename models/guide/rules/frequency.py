"""How often a guide shows, and what stops it for good."""

from dataclasses import dataclass

from models.guide.rules.page_rule import refuse_unknown
from models.guide.rules.rules_json import FrequencyJson, StopJson
from models.support.json_reader import Reader

SHOWS = ("once", "session", "days", "always")
LONGEST_PAUSE = 3650
MOST_VIEWS = 10_000


@dataclass(frozen=True)
class Frequency:
    show: str = "once"
    days: int = 1
    """Days of the visitor's calendar from one time to the next; only with show "days"."""

    @classmethod
    def read(cls, reader: Reader) -> "Frequency":
        refuse_unknown(reader, "show", "days")
        show = reader.one_of("show", SHOWS, "once")
        return cls(show, reader.number("days", 1, LONGEST_PAUSE, 1) if show == "days" else 1)

    def to_json(self) -> FrequencyJson:
        return {"show": self.show, "days": self.days} if self.show == "days" else {"show": self.show}


@dataclass(frozen=True)
class Stop:
    """When a guide is over for good; None leaves completed and dismissed to `default_stop`."""

    views: int | None = None
    completed: bool | None = None
    dismissed: bool | None = None

    @classmethod
    def read(cls, reader: Reader) -> "Stop":
        refuse_unknown(reader, "views", "completed", "dismissed")
        views = reader.number("views", 1, MOST_VIEWS, 1) if "views" in reader.value else None
        return cls(views, *(_flag(reader, name) for name in ("completed", "dismissed")))

    def to_json(self) -> StopJson:
        stop: StopJson = {}
        if self.views is not None:
            stop["views"] = self.views
        if self.completed is not None:
            stop["completed"] = self.completed
        if self.dismissed is not None:
            stop["dismissed"] = self.dismissed
        return stop


def _flag(reader: Reader, name: str) -> bool | None:
    return reader.flag(name, default=True) if name in reader.value else None
