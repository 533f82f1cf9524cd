import pytest

from models.engine.proportion import Difference, Proportion
from models.event.figure_comparison import NOTHING_KNOWN, SURE, ComparedShare


def said(first, second):
    return ComparedShare("completed", "Completed", Difference(Proportion(*first), Proportion(*second), SURE)).sentence


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        ((140, 400), (260, 410), "19.5 to 36.7 points more."),
        ((260, 410), (140, 400), "19.5 to 36.7 points less."),
        ((40, 400), (44, 410), "No clear difference: 4.9 points less to 6.3 points more."),
        ((1, 4), (3, 4), "No clear difference: 25.2 points less to 81.1 points more."),
        ((0, 0), (3, 4), NOTHING_KNOWN),
        ((5, 4), (3, 4), NOTHING_KNOWN),
    ],
)
def test_a_sentence_says_no_more_than_the_interval(first, second, sentence):
    assert said(first, second) == sentence
