"""That an operation is to go: since when, until when it stays, and where to read what to do instead."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime

NOTICE = timedelta(days=365)
"""What is to go is announced so long before."""


@dataclass(frozen=True)
class Deprecation:
    """In days of UTC. Raises ValueError where the notice is too short."""

    since: date
    sunset: date
    link: str

    def __post_init__(self) -> None:
        if self.sunset - self.since < NOTICE:
            raise ValueError(
                f"What is to go on {self.sunset} has to be announced {NOTICE.days} days before, not on {self.since}."
            )

    @property
    def headers(self) -> dict[str, str]:
        """Every answer has them: RFC 9745 and RFC 8594."""
        return {
            "deprecation": f"@{_midnight(self.since).timestamp():.0f}",
            "sunset": format_datetime(_midnight(self.sunset), usegmt=True),
            "link": f'<{self.link}>; rel="deprecation"; type="text/html"',
        }

    @property
    def sentence(self) -> str:
        return f"Deprecated since {self.since}; it goes on {self.sunset} or later."


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
