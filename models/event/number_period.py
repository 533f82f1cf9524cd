"""A period of the numbers: its first and its last day, by the organisation's clock, and the pieces that a picture shows of it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from models.support.day_words import in_words

DAY = timedelta(days=1)
LONGEST = 1830
"""Days: five years."""
MOST_DAYS, MOST_WEEKS = 92, 400
"""Days up to which a picture shows each day, and each week; of a longer period it shows months."""
FIRST = date(2020, 1, 1)


class BadPeriod(ValueError):
    """Days that are no period; the sentence says what is wrong with them."""


@dataclass(frozen=True)
class Span:
    """A day, a week or a month of a picture, as much of it as lies in the period."""

    since: date
    until: date

    @property
    def name(self) -> str:
        if self.since == self.until:
            return in_words(self.since)
        if (self.since.year, self.since.month) == (self.until.year, self.until.month):
            return f"{self.since.day} to {in_words(self.until)}"
        return f"{in_words(self.since)} to {in_words(self.until)}"


@dataclass(frozen=True)
class Period:
    """Both days are of it."""

    since: date
    until: date

    @classmethod
    def last(cls, days: int, today: date) -> "Period":
        return cls(today - (days - 1) * DAY, today)

    @classmethod
    def read(cls, since: str, until: str, today: date) -> "Period":
        """From two days like `2026-11-24`. Raises BadPeriod."""
        first, last = _day(since, "first"), _day(until, "last")
        if last < first:
            raise BadPeriod("The last day is before the first.")
        if (last - first).days >= LONGEST:
            raise BadPeriod(f"A period can have at most {LONGEST:,} days.")
        if first > today:
            raise BadPeriod("The first day is still to come.")
        if first < FIRST:
            raise BadPeriod(f"There are no numbers from before {in_words(FIRST)}.")
        return cls(first, last)

    @property
    def days(self) -> int:
        return (self.until - self.since).days + 1

    @property
    def before(self) -> "Period":
        """As many days, right before it."""
        return Period(self.since - self.days * DAY, self.since - DAY)

    @property
    def name(self) -> str:
        return Span(self.since, self.until).name

    def moments(self, zone: str) -> tuple[datetime, datetime]:
        """When it begins, and when it is over, where that zone's clocks are looked at."""
        begins, ends = (datetime.combine(day, time(), ZoneInfo(zone)) for day in (self.since, self.until + DAY))
        return begins.astimezone(UTC), ends.astimezone(UTC)

    def has(self, day: date) -> bool:
        return self.since <= day <= self.until

    def spans(self) -> tuple[Span, ...]:
        """What a picture shows one by one: days, weeks from Monday, or months."""
        starts = [day for day in self._all_days() if day == self.since or self._begins(day)]
        ends = [day - DAY for day in starts[1:]] + [self.until]
        return tuple(map(Span, starts, ends))

    @property
    def grain(self) -> str:
        """What one of its spans is."""
        return "day" if self.days <= MOST_DAYS else "week" if self.days <= MOST_WEEKS else "month"

    def _all_days(self) -> list[date]:
        return [self.since + number * DAY for number in range(self.days)]

    def _begins(self, day: date) -> bool:
        return {"day": True, "week": day.weekday() == 0, "month": day.day == 1}[self.grain]


def _day(text: str, which: str) -> date:
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError as problem:
        raise BadPeriod(f"The {which} day has to be one like 2026-11-24.") from problem
