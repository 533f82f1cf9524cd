"""How many requests a name has in each minute of the clock, and how many are left: what callers are told with every answer."""

from dataclasses import dataclass

from models.engine.lru_cache import LruCache

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
    """At most `most` requests in each window, for each of at most `room` names; those not used longest are forgotten first.

    It counts in the memory of one process: an instance with several allows as many times more.
    """

    def __init__(self, most: int, room: int = 5000) -> None:
        self.most = most
        self._counts: LruCache[str, tuple[int, int]] = LruCache(room)

    def take(self, name: str, now: float) -> Left:
        """Counts a request, when there is room for it. `now` is in seconds since 1970."""
        window, second = divmod(int(now), WINDOW)
        counted = self._counts.get(name) or (window, 0)
        used = counted[1] if counted[0] == window else 0
        allowed = used < self.most
        self._counts.put(name, (window, used + allowed))
        return Left(self.most, max(self.most - used - allowed, 0), WINDOW - second, allowed)
