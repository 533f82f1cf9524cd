"""Shares with what is not known about them: an interval for one, and one for the difference of two.

The interval of one share is Wilson's score interval; that of a difference is Newcombe's hybrid of two of them (his method 10).
E. B. Wilson, *Probable inference, the law of succession, and statistical inference*, JASA 22 (1927), 209-212;
R. G. Newcombe, *Interval estimation for the difference between independent proportions: comparison of eleven methods*,
Statistics in Medicine 17 (1998), 873-890. Both hold for small numbers and at 0 and 1, where the textbook's do not.
"""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

CONFIDENCE = 0.95


@dataclass(frozen=True)
class Interval:
    low: float
    high: float


@dataclass(frozen=True)
class Proportion:
    """`hits` of `tries`. More hits than tries are no share: what was counted of each is not about the same."""

    hits: int
    tries: int

    @property
    def is_known(self) -> bool:
        return 0 <= self.hits <= self.tries and self.tries > 0

    @property
    def share(self) -> float:
        """From 0 to 1; 0 of nothing."""
        return self.hits / self.tries if self.is_known else 0.0

    def interval(self, confidence: float = CONFIDENCE) -> Interval:
        """Between which shares the true one lies, that often; from 0 to 1 where nothing is known."""
        if not self.is_known:
            return Interval(0.0, 1.0)
        n, p, z = self.tries, self.share, _z(confidence)
        middle = p + z * z / (2 * n)
        margin = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        low, high = ((middle + way * margin) / (1 + z * z / n) for way in (-1, 1))
        return Interval(0.0 if self.hits == 0 else max(low, 0.0), 1.0 if self.hits == n else min(high, 1.0))


@dataclass(frozen=True)
class Difference:
    """What the second share is more than the first, from -1 to 1."""

    first: Proportion
    second: Proportion
    confidence: float = CONFIDENCE

    @property
    def is_known(self) -> bool:
        return self.first.is_known and self.second.is_known

    @property
    def size(self) -> float:
        return self.second.share - self.first.share

    @property
    def interval(self) -> Interval:
        """From -1 to 1 where nothing is known."""
        if not self.is_known:
            return Interval(-1.0, 1.0)
        first, second = self.first.interval(self.confidence), self.second.interval(self.confidence)
        a, b = self.first.share, self.second.share
        low = self.size - sqrt((b - second.low) ** 2 + (first.high - a) ** 2)
        high = self.size + sqrt((second.high - b) ** 2 + (a - first.low) ** 2)
        return Interval(low, high)

    @property
    def is_more(self) -> bool:
        """Whether chance alone would seldom make the second look larger by this much."""
        return self.is_known and self.interval.low > 0

    @property
    def is_less(self) -> bool:
        return self.is_known and self.interval.high < 0


def _z(confidence: float) -> float:
    return NormalDist().inv_cdf((1 + confidence) / 2)
