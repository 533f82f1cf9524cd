"""How much of one kind of work may be underway at once, so that whoever is let in is done in time and others are told at once.

Nobody knows beforehand how much a machine gets done. What was done late takes places away, what was done in time while all of
them were taken adds one, so that their number follows what the machine does now: additive increase, as in congestion control
(RFC 5681), but with a slow decrease, because many that were let in together are done together.
"""

from threading import Lock

TAKEN_AWAY = 2


class WorkBound:
    """`longest` is how many seconds most of what is let in may take. Places begin at `first` and stay from `least` to `most`."""

    def __init__(self, longest: float, *, first: int, least: int, most: int) -> None:
        self._longest, self._least, self._most = longest, least, most
        self._places, self._underway = first, 0
        self._lock = Lock()

    @property
    def places(self) -> int:
        return self._places

    @property
    def is_full(self) -> bool:
        return self._underway >= self._places

    def begin(self) -> bool:
        """Takes a place, if there is one."""
        with self._lock:
            is_let_in = not self.is_full
            self._underway += is_let_in
        return is_let_in

    def end(self, took: float) -> None:
        """Gives a place back after so many seconds."""
        with self._lock:
            was_full = self.is_full
            self._underway -= 1
            if took > self._longest:
                self._places = max(self._least, self._places - TAKEN_AWAY)
            elif was_full:
                self._places = min(self._most, self._places + 1)
