"""The time zones that people can choose."""

from functools import cache
from zoneinfo import available_timezones


@cache
def zones() -> tuple[str, ...]:
    """The names of time zones, as browsers know them too."""
    return tuple(sorted(name for name in available_timezones() if "/" in name or name == "UTC"))
