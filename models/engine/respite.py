"""For how long whoever comes is refused after all places were taken, though there are free ones again.

Saying no costs a fraction of what somebody costs who is let in. Where more is asked than both can be done for, a place that was
given back is taken at once, everybody waits for turns behind that work, and the wait grows, also of those who are refused. So a
flood is refused for three times as long as it took to fill all places: a quarter of the time then goes to letting in. Places that
were free for long before filled up in a moment's stall and not by a flood: that refuses nobody further.
"""

TIMES = 3.0
SHORTEST, LONGEST = 0.02, 0.4
"""Seconds of one respite."""

STALL = 0.5
"""Seconds for which there were free places, from which on it was no flood that took them."""


class Respite:
    """Asked each time somebody comes; moments are in seconds of one clock that only goes on."""

    def __init__(self) -> None:
        self._opened_at = float("-inf")
        self._is_stalled = False
        self._until: float | None = None

    def refuses(self, now: float, *, is_full: bool) -> bool:
        """Whether whoever comes now is to be refused, who may ask more than once. `is_full`: there is no place."""
        if self._until is not None and (is_full or now < self._until):
            return True
        if not is_full:
            if self._until is not None or self._is_stalled:
                self._until, self._is_stalled, self._opened_at = None, False, now
            return False
        open_for = now - self._opened_at
        if self._is_stalled or open_for >= STALL:
            self._is_stalled = True
        else:
            self._until = now + min(LONGEST, max(SHORTEST, TIMES * open_for))
        return True
