"""Slows down whoever keeps failing: counted in memory, forgotten after a while, never written."""

from collections import OrderedDict
from datetime import datetime, timedelta
from threading import Lock


class Throttle:
    """Refuses a name after `most` failures for `pause`, counted from the last of them.

    Holds at most `room` names, so that made-up ones cannot fill the memory; the oldest are forgotten first.
    """

    def __init__(self, most: int = 10, pause: timedelta = timedelta(minutes=1), room: int = 10_000) -> None:
        self._most, self._pause, self._room = most, pause, room
        self._failures: OrderedDict[str, tuple[int, datetime]] = OrderedDict()
        self._lock = Lock()

    def refuses(self, name: str, now: datetime) -> bool:
        with self._lock:
            return self._count(name, now) >= self._most

    def failed(self, name: str, now: datetime) -> None:
        with self._lock:
            self._failures[name] = (self._count(name, now) + 1, now)
            self._failures.move_to_end(name)
            if len(self._failures) > self._room:
                self._failures.popitem(last=False)

    def succeeded(self, name: str) -> None:
        with self._lock:
            self._failures.pop(name, None)

    def _count(self, name: str, now: datetime) -> int:
        count, last = self._failures.get(name, (0, now))
        return count if now - last < self._pause else 0
