"""From when until when a guide shows, by the visitor's clock or the site's."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from models.guide.rules.page_rule import refuse_unknown
from models.guide.rules.rules_json import ScheduleJson
from models.support.json_reader import Reader


@dataclass(frozen=True)
class Schedule:
    """Times on a wall clock, to the minute, "" for open; `until` is no longer part of it."""

    start: str = ""
    until: str = ""
    zone: str = "visitor"

    @classmethod
    def read(cls, reader: Reader) -> "Schedule":
        refuse_unknown(reader, "from", "until", "zone")
        start, until = _moment(reader, "from"), _moment(reader, "until")
        if start and until and until <= start:
            reader.fault("until", f"is not after the beginning, {start.replace('T', ' ')}")
        return cls(start, until, reader.one_of("zone", ("visitor", "site"), "visitor"))

    def to_json(self) -> ScheduleJson:
        schedule: ScheduleJson = {}
        if self.start:
            schedule["from"] = self.start
        if self.until:
            schedule["until"] = self.until
        if self.zone:
            schedule["zone"] = self.zone
        return schedule


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
