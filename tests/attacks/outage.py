"""What everybody saw of a database that was there and away by turns."""

import statistics
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.attacks.arrivals import Heard

THERE, AWAY = "there", "away"


@dataclass
class Seen:
    """What everybody saw; `phases` are by turns when the database was there and when it was not, by `time.monotonic`."""

    phases: list[tuple[str, float, float]] = field(default_factory=list)
    heard: Heard = field(default_factory=lambda: Heard(0.0))
    events: Counter[int] = field(default_factory=Counter[int])
    pages: Counter[int] = field(default_factory=Counter[int])
    saved: Counter[int] = field(default_factory=Counter[int])
    probes: Counter[str] = field(default_factory=Counter[str])
    slowest_back: float = 0.0
    acknowledged: int = 0
    counted: float = 0
    guides: int = 0
    is_working: bool = False

    def p99(self, phase: str) -> float:
        """Seconds in which 99 of 100 visitors were answered in all such phases."""
        return self._within(place for place, (one, _, _) in enumerate(self.phases) if one == phase)

    @property
    def ratios(self) -> list[float]:
        """For each time that it was away, against the phases before and after; the smallest first."""
        places = [place for place, (phase, _, _) in enumerate(self.phases) if phase == AWAY]
        return sorted(self._within([place]) / self._within([place - 1, place + 1]) for place in places)

    @property
    def ratio(self) -> float:
        return statistics.median(self.ratios)

    @property
    def told(self) -> str:
        ratios, (there, away) = self.ratios, (self.p99(phase) * 1000 for phase in (THERE, AWAY))
        return (
            f"visitors: {len(self.heard.rows)} answers {dict(self.heard.statuses)}, p99 {there:.1f} ms while it was there and "
            f"{away:.1f} ms while it was not; of {len(ratios)} stops {self.ratio:.2f}x ({ratios[0]:.2f} to {ratios[-1]:.2f})"
        )

    @property
    def courses(self) -> list[str]:
        """Each phase in turn: 99 of 100 within, and when those were due that took longest, in seconds since it began."""
        found = []
        for place, (phase, begin, end) in enumerate(self.phases):
            rows = [(wait, self.heard.began + due - begin) for due, wait, _, _ in self.heard.rows]
            slow = sorted((row for row in rows if 0 <= row[1] < end - begin), reverse=True)[:30]
            since = sorted(due for _, due in slow)
            found.append(f"{phase} {self._within([place]) * 1000:.0f} ms, slowest due {since[0]:.1f} to {since[-1]:.1f} s")
        return found

    def _within(self, places: Iterable[int]) -> float:
        spans = [self.phases[place][1:] for place in places]
        rows = [row for row in self.heard.rows if any(begin <= self.heard.began + row[0] < end for begin, end in spans)]
        return Heard(0.0, rows).within(0.99)
