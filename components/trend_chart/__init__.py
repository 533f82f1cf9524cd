"""Day by day: how many started and how many completed, as a picture."""

from dataclasses import dataclass

from components import Component
from models.event.breakdown import Slice

WIDTH, HEIGHT = 640, 120


@dataclass(frozen=True)
class TrendChart(Component):
    days: tuple[Slice, ...]
    versions: tuple[tuple[str, str], ...] = ()
    """Days on which visitors got another version, each with the first digits of its hash."""

    @property
    def bars(self) -> list[tuple[Slice, float, float, float, float]]:
        """Each day with its left edge, its width, and the heights of both bars, in units of the picture."""
        most = max((day.started for day in self.days), default=0) or 1
        room = WIDTH / max(len(self.days), 1)
        return [
            (day, index * room, room * 0.8, day.started / most * HEIGHT, day.figures.get("completed", 0) / most * HEIGHT)
            for index, day in enumerate(self.days)
        ]

    @property
    def markers(self) -> list[tuple[float, str]]:
        """Where on the picture a version began."""
        room = WIDTH / max(len(self.days), 1)
        places = {day.key: index * room for index, day in enumerate(self.days)}
        return [(places[day], version) for day, version in self.versions if day in places]
