"""Whether this machine's clock was set: by hand, by the time server after a long absence, or because the machine slept."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

LEAST = 30.0
"""Seconds: less is what a time server corrects, and what a busy machine is late."""


LONG_OVER = timedelta(days=1)
"""More than a worker that was killed in a job is away for, before it does that job again."""


def is_long_over(scheduled: datetime) -> bool:
    """Of a moment that only a clock that was set brought about: schedules do each one that they were moved over."""
    return datetime.now(UTC) - scheduled > LONG_OVER


@dataclass
class ClockLook:
    """Compares the clock on the wall with the one that only goes forward, since the last look. Both in seconds."""

    wall: Callable[[], float] = time.time
    steady: Callable[[], float] = time.monotonic
    _ahead: float = field(init=False)

    def __post_init__(self) -> None:
        self._ahead = self.wall() - self.steady()

    def jump(self) -> timedelta | None:
        """By how much the clock was set since the last look, negative for back; None when it was left alone."""
        before, self._ahead = self._ahead, self.wall() - self.steady()
        moved = self._ahead - before
        return timedelta(seconds=round(moved)) if abs(moved) > LEAST else None
