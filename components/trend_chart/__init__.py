"""Day by day: how many started and how many completed, as a picture, with what happened to the guide meanwhile."""

from dataclasses import dataclass
from datetime import date

from components import Component
from models.event.figure_selection import SHOWN, Figures
from models.event.number_period import Span
from models.support.day_words import in_words

HEIGHT = 180
MOST_LABELS = 4
WIDEST = 12.0
"""Percent of the picture that a bar takes at most: a day on its own is no wall."""
NAMES = {
    "eligible": "Eligible",
    "started": "Started",
    "completed": "Completed",
    "dismissed": "Dismissed",
    "target_missing": "Target missing",
    "left_page": "Left page",
}


@dataclass(frozen=True)
class Marker:
    """What happened on a span of the picture: `sign` stands in it, `words` and `quiet` below. `kind` is version or note."""

    at: int
    sign: str
    words: str
    quiet: str = ""
    kind: str = "version"


@dataclass(frozen=True)
class TrendChart(Component):
    """`grain` is day, week or month; `figures` has one entry for each span; `zone` says whose days they are."""

    spans: tuple[Span, ...]
    figures: tuple[Figures, ...]
    markers: tuple[Marker, ...] = ()
    way: str = "all"
    grain: str = "day"
    zone: str = "UTC"

    @property
    def top(self) -> int:
        """What the highest of three ticks says: a number that halves, and no bar is above it. More can be completed on a day than
        started on it: what began the day before.
        """
        drawn = (one.of(name, self.way) for one in self.figures for name in ("started", "completed"))
        return tick_above(max(drawn, default=0))

    @property
    def ticks(self) -> list[tuple[int, int]]:
        """Each with how far it is from the top, in pixels."""
        return [(self.top, 0), (self.top // 2, HEIGHT // 2), (0, HEIGHT)]

    @property
    def axis(self) -> int:
        """Pixels that the longest of the ticks takes."""
        return 8 + 7 * len(f"{self.top:,}")

    @property
    def width(self) -> float:
        """Of a span, in percent of the picture."""
        return round(100 / max(len(self.spans), 1), 4)

    @property
    def bar(self) -> float:
        """How wide bars are, in percent of the picture."""
        return round(min(self.width * 0.8, WIDEST), 4)

    @property
    def gap(self) -> float:
        """Beside a bar on either side, within its span."""
        return round((self.width - self.bar) / 2, 4)

    @property
    def bars(self) -> list[tuple[float, float, float, str]]:
        """For each span its left edge in percent, the heights of both bars in pixels, and what is said of it."""
        scale = HEIGHT / self.top
        return [
            (
                round(number * 100 / len(self.spans), 4),
                round(one.of("started", self.way) * scale, 2),
                round(one.of("completed", self.way) * scale, 2),
                self.said(span, one),
            )
            for number, (span, one) in enumerate(zip(self.spans, self.figures, strict=True))
        ]

    @property
    def labels(self) -> list[tuple[float, str, str]]:
        """Where days are named below the picture, in percent: the first and the last at its edges, others in their
        middle, as one on its own.
        """
        last = len(self.spans) - 1
        if last < 1:
            return [(50.0, in_words(span.since), "middle") for span in self.spans]
        places = sorted({round(last * number / (MOST_LABELS - 1)) for number in range(MOST_LABELS)})
        ways = {0: "start", last: "end"}
        whole = {0: 0.0, last: 100.0}
        return [
            (whole.get(at, round((at + 0.5) * self.width, 2)), self._short(self.spans[at].since), ways.get(at, "middle"))
            for at in places
        ]

    def _short(self, day: date) -> str:
        """Without the year, which the period above says, unless it shows more than one."""
        return in_words(day) if self.spans[0].since.year != self.spans[-1].until.year else f"{day.day} {day:%b}"

    @property
    def columns(self) -> dict[str, str]:
        return {name: NAMES[name] for name in SHOWN}

    @property
    def is_empty(self) -> bool:
        return not any(one.totals for one in self.figures)

    def said(self, span: Span, figures: Figures) -> str:
        """The figures of a span in words."""
        facts = [f"{figures.of(name, self.way):,} {NAMES[name].lower()}" for name in ("started", "completed")]
        facts += [f"{count:,} {NAMES[name].lower()}" for name in SHOWN[3:] if (count := figures.of(name, self.way))]
        marks = [one.words for one in self.markers if self.spans[one.at] == span]
        return f"{span.name}: {', '.join([*facts, *marks])}"


def tick_above(most: int) -> int:
    """The next of 2, 4, 6, 8, 10, 20, 40, … that is not below."""
    size = 1
    while True:
        for digit in (2, 4, 6, 8, 10):
            if digit * size >= most:
                return digit * size
        size *= 10
