"""Working days of a region: from Monday to Friday, but its public holidays."""

from collections.abc import Container
from datetime import date, timedelta

SATURDAY = 5


def working_day_after(day: date, number: int, region: str) -> date:
    """The working day that comes so many working days after that day. `region` is a country, or one with its part."""
    free = _holidays(region)
    while number:
        day += timedelta(days=1)
        number -= day.weekday() < SATURDAY and day not in free
    return day


def assert_region(region: str) -> None:
    """Raises ValueError that says what a region looks like."""
    try:
        _holidays(region)
    except (NotImplementedError, ValueError) as problem:
        form = "a country and, where holidays differ within it, its part: DE, DE-BY, GB-ENG, US-CA"
        raise ValueError(f"CAIRN_REGION must be {form}") from problem


def _holidays(region: str) -> Container[date]:
    if not region:
        return ()
    import holidays  # noqa: PLC0415 - half a second that only who works with a region pays

    country, _, part = region.partition("-")
    return holidays.country_holidays(country, subdiv=part or None)
