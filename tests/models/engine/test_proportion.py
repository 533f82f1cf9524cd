import itertools
import random

import pytest

from models.engine.proportion import Difference, Interval, Proportion

# Newcombe (1998), table II, method 10: a of m, b of n, and the interval of the difference a/m - b/n.
PUBLISHED = [
    ((56, 70), (48, 80), (0.0524, 0.3339)),
    ((9, 10), (3, 10), (0.1705, 0.8090)),
    ((6, 7), (2, 7), (0.0582, 0.8062)),
    ((5, 56), (0, 29), (-0.0381, 0.1926)),
    ((0, 10), (0, 20), (-0.1611, 0.2775)),
    ((0, 10), (0, 10), (-0.2775, 0.2775)),
    ((10, 10), (0, 20), (0.6791, 1.0000)),
    ((10, 10), (0, 10), (0.6075, 1.0000)),
]


@pytest.mark.parametrize(("one", "other", "interval"), PUBLISHED)
def test_the_interval_of_a_difference_is_the_published_one(one, other, interval):
    found = Difference(Proportion(*other), Proportion(*one)).interval
    assert (found.low, found.high) == pytest.approx(interval, abs=5e-5)


# Newcombe, *Two-sided confidence intervals for the single proportion*, Statistics in Medicine 17 (1998), table I, method 3.
@pytest.mark.parametrize(
    ("hits", "tries", "interval"),
    [(81, 263, (0.2553, 0.3662)), (15, 148, (0.0624, 0.1605)), (0, 20, (0.0, 0.1611)), (1, 29, (0.0061, 0.1718))],
)
def test_the_interval_of_a_share_is_the_published_one(hits, tries, interval):
    found = Proportion(hits, tries).interval()
    assert (found.low, found.high) == pytest.approx(interval, abs=5e-5)


def test_nothing_is_known_of_nothing_nor_of_more_hits_than_tries():
    for unknown in (Proportion(0, 0), Proportion(4, 3), Proportion(-1, 3)):
        assert unknown.interval() == Interval(0.0, 1.0)
        assert unknown.share == 0
        beside = Difference(unknown, Proportion(9, 10))
        assert beside.interval == Interval(-1.0, 1.0)
        assert not beside.is_more
        assert not beside.is_less


def test_two_alike_seldom_differ_and_two_unlike_do():
    chance = random.Random(7)
    drawn = [sum(chance.random() < 0.3 for _ in range(200)) for _ in range(1000)]
    pairs = [Difference(Proportion(one, 200), Proportion(other, 200)) for one, other in itertools.pairwise(drawn)]
    wrong = sum(pair.is_more or pair.is_less for pair in pairs) / len(pairs)
    assert 0.02 <= wrong <= 0.08, "one in twenty"
    assert Difference(Proportion(60, 200), Proportion(120, 200)).is_more
    assert Difference(Proportion(120, 200), Proportion(60, 200)).is_less
