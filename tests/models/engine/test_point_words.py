import pytest

from models.engine.point_words import difference_words, interval_words
from models.engine.proportion import Difference, Interval, Proportion


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0.044, 0.14, "4.4 to 14.0 points more"),
        (-0.14, -0.044, "4.4 to 14.0 points less"),
        (-0.016, 0.02, "1.6 points less to 2.0 points more"),
        (0.0, 0.02, "0.0 to 2.0 points more"),
        (-0.02, 0.0, "0.0 to 2.0 points less"),
        (-1.0, 1.0, "100.0 points less to 100.0 points more"),
    ],
)
def test_bounds_are_said_with_their_direction_and_the_nearer_to_zero_first(low, high, words):
    assert interval_words(Interval(low, high)) == words
    assert interval_words(Interval(low, high), places=0).count(".") == 0


def test_a_difference_is_said_with_its_size_its_interval_and_how_sure_that_is():
    first, second = Proportion(41, 260), Proportion(610, 2400)
    assert difference_words(Difference(first, second)) == "9.6 points more (95 % interval: 4.4 to 14.0 points more)"
    assert difference_words(Difference(second, first, 0.99)).startswith("9.6 points less (99 % interval: ")


def test_of_nothing_there_is_nothing_to_say():
    assert difference_words(Difference(Proportion(0, 0), Proportion(3, 4))) == ""
