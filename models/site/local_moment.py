"""A moment as a date and a time of day at the site's own place, which is what a form sends."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from models.support.day_words import in_words

FORM = "%Y-%m-%dT%H:%M"


class BadMoment(ValueError):
    """Not a date and a time of day."""


def read_moment(typed: str, zone: str) -> datetime:
    """An hour that the clocks skip is the one after it; of one that comes twice it is the first. Raises BadMoment."""
    try:
        there = datetime.strptime(typed[:16], FORM).replace(tzinfo=ZoneInfo(zone))
        return there.astimezone(UTC)
    except (ValueError, OverflowError) as problem:
        raise BadMoment("Give a date and a time of day, such as 2026-12-03T09:00.") from problem


def write_moment(at: datetime, zone: str) -> str:
    """As a form takes it back."""
    return at.astimezone(ZoneInfo(zone)).strftime(FORM)


def say_moment(at: datetime, zone: str) -> str:
    """For people."""
    there = at.astimezone(ZoneInfo(zone))
    return f"{in_words(there)}, {there:%H:%M} ({zone.replace('_', ' ')})"
