"""How often something may happen under a name: counted in memory, forgotten after a while, never written."""

from models.engine.lru_cache import LruCache


class Pace:
    """`at_once` times in one go, and `per_second` times a second from then on, for each name.

    Holds at most `room` names, so that made-up ones cannot fill the memory; those not used longest are forgotten first.
    """

    def __init__(self, per_second: float, at_once: int, room: int = 5000) -> None:
        self._per_second, self._at_once = per_second, at_once
        self._left: LruCache[str, tuple[float, float]] = LruCache(room)

    def allows(self, name: str, now: float) -> bool:
        """Whether it may happen now, and then counts it. `now` is in seconds and only ever grows."""
        left, before = self._left.get(name) or (float(self._at_once), now)
        left = min(self._at_once, left + (now - before) * self._per_second)
        allowed = left >= 1
        self._left.put(name, (left - allowed, now))
        return allowed

    def charge(self, name: str, times: int) -> None:
        """What was allowed turns out to count as so many more times; as a debt if need be, of at most what goes at once.

        A name that nothing was allowed under, or that was forgotten since, has no debt.
        """
        known = self._left.get(name)
        if known:
            left, before = known
            self._left.put(name, (max(left - times, -float(self._at_once)), before))
