"""How many requests a name has in each minute of the clock, and how many are left: what callers are told with every answer."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models.account.minute_count import MinuteCount
from models.engine.lru_cache import LruCache
from models.support.hour_key import HourKey, hour_name

WINDOW = 60
"""Seconds."""


@dataclass(frozen=True)
class Left:
    """What is left of a quota, and in how many seconds it begins anew."""

    most: int
    remaining: int
    reset: int
    allowed: bool

    @property
    def headers(self) -> dict[str, str]:
        headers = {
            "ratelimit-limit": str(self.most),
            "ratelimit-remaining": str(self.remaining),
            "ratelimit-reset": str(self.reset),
        }
        return headers if self.allowed else {**headers, "retry-after": str(self.reset)}


class Quota:
    """At most `most` requests in each window for each name of that kind, whichever process they come to.

    The counts are the database's; this process remembers for at most `room` names that their window is spent, so that whoever
    asks on costs no more writing.
    """

    def __init__(self, kind: str, most: int, room: int = 5000) -> None:
        self.kind, self.most = kind, most
        self._spent: LruCache[str, int] = LruCache(room)

    def take(self, session: Session, name: str, now: datetime) -> Left:
        """Counts a request, when this process knows of no reason why there is no room for it."""
        if spent := self.spent(name, now):
            return spent
        minute = int(now.timestamp()) // WINDOW
        used = MinuteCount.add(session, hour_name(HourKey.at(session, now), self.kind, name), minute)
        if used == 1:
            MinuteCount.forget(session, now)
        if used > self.most:
            self._spent.put(name, minute)
        return self._left(used, now)

    def spent(self, name: str, now: datetime) -> Left | None:
        """What is left, where this process knows already that it is nothing."""
        known = self._spent.get(name) == int(now.timestamp()) // WINDOW
        return self._left(self.most + 1, now) if known else None

    def _left(self, used: int, now: datetime) -> Left:
        reset = WINDOW - int(now.timestamp()) % WINDOW
        return Left(self.most, max(self.most - used, 0), reset, used <= self.most)
