"""How often something may happen under a name: counted in memory, forgotten after a while, never written."""

from dataclasses import dataclass

from models.engine.lru_cache import LruCache


@dataclass(slots=True)
class _Bucket:
    """`left` at the moment `before`, and how much was `taken` that other processes were not told of."""

    left: float
    before: float
    taken: float = 0.0


class Pace:
    """`at_once` times in one go, and `per_second` times a second from then on, for each name.

    Holds at most `room` names, so that made-up ones cannot fill the memory; those not used longest are forgotten first.
    """

    def __init__(self, per_second: float, at_once: int, room: int = 5000) -> None:
        self._per_second, self._at_once = per_second, at_once
        self._left: LruCache[str, _Bucket] = LruCache(room)

    def allows(self, name: str, now: float) -> bool:
        """Whether it may happen now, and then counts it. `now` is in seconds and only ever grows."""
        known = self._left.get(name)
        if known is None:
            known = _Bucket(float(self._at_once), now)
            self._left.put(name, known)
        left = min(self._at_once, known.left + (now - known.before) * self._per_second)
        allowed = left >= 1
        known.left, known.before, known.taken = left - allowed, now, known.taken + allowed
        return allowed

    def charge(self, name: str, times: int) -> None:
        """What was allowed turns out to count as so many more times; as a debt if need be, of at most what goes at once.

        A name that nothing was allowed under, or that was forgotten since, has no debt.
        """
        known = self._left.get(name) if times else None
        if known:
            known.left = max(known.left - times, -float(self._at_once))
            known.taken += times

    def untold(self, name: str, least: float) -> tuple[float, float] | None:
        """What other processes are now told of a name: the seconds in which what was taken since the last time is made up for,
        and those until all of it is. None while less than that share `least` of what goes at once was taken.
        """
        known = self._left.get(name)
        if known is None or known.taken < least * self._at_once:
            return None
        taken, known.taken = known.taken, 0.0
        return taken / self._per_second, (self._at_once - known.left) / self._per_second

    def learn(self, name: str, missing: float) -> None:
        """By what all processes told, a name is whole again in `missing` seconds: less may be left than was thought."""
        known = self._left.get(name)
        if known:
            left = max(self._at_once - missing * self._per_second - known.taken, -float(self._at_once))
            known.left = min(known.left, left)
