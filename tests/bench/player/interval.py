"""How sure a ratio of two medians is."""

import random
import statistics
from collections.abc import Sequence

SAMPLES = 4_000


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    return statistics.median(ours) / statistics.median(theirs)


def interval(ours: Sequence[float], theirs: Sequence[float]) -> tuple[float, float]:
    """Between what 95 of 100 such runs would give the ratio: percentiles of a bootstrap over rounds.

    A round is drawn with both of its visits, so that what slowed both at once is not taken for a difference. The same figures
    give the same interval.
    """
    draw = random.Random(2026).choices
    rounds = list(zip(ours, theirs, strict=True))
    drawn = sorted(ratio(*zip(*draw(rounds, k=len(rounds)), strict=True)) for _ in range(SAMPLES))
    return drawn[round(0.025 * SAMPLES)], drawn[round(0.975 * SAMPLES) - 1]
