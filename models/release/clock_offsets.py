"""A site's clock as visitors' browsers get it: offsets worked out here, since asking a browser for a zone takes it long."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from models.guide.guide_json import ListedGuide
from models.guide.rules.rules_json import RulesJson, ScheduleJson

AROUND = timedelta(days=2)
"""The clock is compared with the times of schedules alone: its offset has to be right around them, near enough elsewhere."""

STEP = timedelta(minutes=15)
"""Clocks are set forward and back on whole quarters of an hour."""


def offsets(zone: str, walls: Iterable[str]) -> list[tuple[int, int]]:
    """How far the zone's clock is ahead of UTC: pairs of a moment (milliseconds since 1970) and the minutes from then on.

    `walls` are the times that will be compared, such as "2026-11-24T09:00", by that clock. Empty for a zone nobody knows.
    """
    try:
        place = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        return []
    days = sorted({datetime.fromisoformat(wall).replace(tzinfo=UTC, hour=0, minute=0) for wall in walls})
    found: list[tuple[int, int]] = []
    for moment in (moment for day in days for moment in _around(day, place)):
        ahead = _ahead(moment, place)
        if not found or found[-1][1] != ahead:
            found.append((int(moment.timestamp() * 1000) if found else 0, ahead))
    return found


def site_walls(guides: Iterable[ListedGuide]) -> list[str]:
    """The times in schedules that go by the site's clock."""
    schedules = (guide.get("rules", RulesJson()).get("schedule", ScheduleJson()) for guide in guides)
    bounds = [(one.get("from"), one.get("until")) for one in schedules if one.get("zone") == "site"]
    return [bound for both in bounds for bound in both if bound]


def _around(day: datetime, place: ZoneInfo) -> Iterator[datetime]:
    """The moments around a day at which the offset has to be looked at; hardly ever more than the first and the last."""
    first, last = day - AROUND, day + AROUND
    if _ahead(first, place) == _ahead(last, place):
        return iter((first, last))
    return (first + STEP * step for step in range(int(2 * AROUND / STEP) + 1))


def _ahead(moment: datetime, place: ZoneInfo) -> int:
    return int((moment.astimezone(place).utcoffset() or timedelta()).total_seconds()) // 60
