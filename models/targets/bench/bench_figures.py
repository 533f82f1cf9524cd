"""The figures of a bench: shares with their 95 % intervals, over all and by family, beside the bar each has to reach."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from models.targets.bench.pair_bench import Outcome


class FigureJson(TypedDict):
    """A figure as the command prints it; shares from 0 to 1, None where nothing was counted."""

    name: str
    hits: int
    of: int
    bar: float
    more: bool
    share: float | None
    interval: list[float]
    is_met: bool | None


class BenchJson(TypedDict):
    """A bench as the command prints it; `milliseconds` are the median and the 95th percentile of a repair."""

    all: list[FigureJson]
    families: dict[str, list[FigureJson]]
    milliseconds: tuple[float, float]
    undescribed: list[str]


@dataclass(frozen=True, slots=True)
class Figure:
    """`hits` of `of`; the interval is Wilson's at 95 %. Where `more` is better, the share has to reach the bar (0 to 1), else to
    stay within it.
    """

    name: str
    hits: int
    of: int
    bar: float
    more: bool

    @property
    def share(self) -> float | None:
        return self.hits / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float]:
        if not self.of:
            return (0.0, 1.0)
        z, found = 1.96, self.hits / self.of
        middle = (found + z * z / (2 * self.of)) / (1 + z * z / self.of)
        half = z * math.sqrt(found * (1 - found) / self.of + z * z / (4 * self.of * self.of)) / (1 + z * z / self.of)
        return (max(0.0, middle - half), min(1.0, middle + half))

    @property
    def is_met(self) -> bool | None:
        if self.share is None:
            return None
        return self.share >= self.bar if self.more else self.share <= self.bar

    def to_json(self) -> FigureJson:
        return {
            "name": self.name,
            "hits": self.hits,
            "of": self.of,
            "bar": self.bar,
            "more": self.more,
            "share": self.share,
            "interval": list(self.interval),
            "is_met": self.is_met,
        }

    def line(self, *, judged: bool) -> str:
        """One row of the table; `judged` adds the bar."""
        if self.share is None:
            return f"  {self.name:34}     -"
        low, high = self.interval
        found = f"  {self.name:34} {100 * self.share:5.1f} %  ({100 * low:.1f} to {100 * high:.1f}, {self.hits} of {self.of})"
        sign = "≥" if self.more else "≤"
        return f"{found:84} {sign} {100 * self.bar:g} %  {'met' if self.is_met else 'MISSED'}" if judged else found


def figures(outcomes: Sequence[Outcome]) -> list[Figure]:
    there = [one for one in outcomes if one.true is not None]
    hard = [one for one in there if one.difficulty == "hard"]
    gone = [one for one in outcomes if one.true is None]

    def count(name: str, bar: float, some: Sequence[Outcome], test: Callable[[Outcome], bool], *, more: bool = True) -> Figure:
        return Figure(name, sum(map(test, some)), len(some), bar, more)

    return [
        count("relocation, top-1", 0.95, there, lambda one: one.is_first),
        count("  of the hard ones", 0.88, hard, lambda one: one.is_first),
        count("right one among three", 0.97, there, lambda one: one.true in one.prediction.candidates),
        count("repaired by itself, right", 0.85, there, lambda one: one.prediction.xpath == one.true),
        count("repaired by itself, wrong", 0.01, there, lambda one: one.prediction.xpath not in {None, one.true}, more=False),
        count("repaired though removed", 0.05, gone, lambda one: one.prediction.xpath is not None, more=False),
        count("first selector alone, right", 0.62, there, lambda one: one.prediction.selector_xpath == one.true),
        count("first selector alone, wrong", 0.02, outcomes, lambda one: one.misleads, more=False),
        count("check says unique and is wrong", 0.005, outcomes, lambda one: one.is_wrongly_unique, more=False),
    ]


def by_family(outcomes: Sequence[Outcome]) -> dict[str, list[Outcome]]:
    found: dict[str, list[Outcome]] = {}
    for one in sorted(outcomes, key=lambda one: one.family):
        found.setdefault(one.family, []).append(one)
    return found


def table(outcomes: Sequence[Outcome]) -> str:
    families = by_family(outcomes)
    lines = _part(f"all {len(families)} families", outcomes, judged=True)
    for family, some in families.items():
        lines += ["", *_part(family, some, judged=False)]
    return "\n".join(lines)


def to_json(outcomes: Sequence[Outcome]) -> BenchJson:
    return {
        "all": [one.to_json() for one in figures(outcomes)],
        "families": {family: [one.to_json() for one in figures(some)] for family, some in by_family(outcomes).items()},
        "milliseconds": _times(outcomes),
        "undescribed": [one.prediction.id for one in outcomes if not one.prediction.selector],
    }


def _part(title: str, outcomes: Sequence[Outcome], *, judged: bool) -> list[str]:
    gone = sum(1 for one in outcomes if one.true is None)
    middle, late = _times(outcomes)
    lines = [f"{title}: {len(outcomes)} targets, {gone} of them removed"]
    lines += [one.line(judged=judged) for one in figures(outcomes)]
    lines.append(f"  {'milliseconds of a repair':34} {middle:5.1f}    (19 of 20 within {late:.1f})")
    undescribed = [one.prediction.id for one in outcomes if not one.prediction.selector]
    return [*lines, f"  not described: {', '.join(undescribed)}"] if undescribed else lines


def _times(outcomes: Sequence[Outcome]) -> tuple[float, float]:
    """The median and the 95th percentile."""
    times = sorted(one.prediction.ms for one in outcomes) or [0.0]
    return times[len(times) // 2], times[int(len(times) * 0.95)]
