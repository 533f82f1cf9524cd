import pytest

from models.engine.regex.cost import assert_harmless
from models.engine.regex.expression_tree import BadExpression

HARMLESS = [
    "^/boats/\\d+$",
    "^/boats(/|$)",
    "free|trial",
    "^[a-z]+-[a-z]+$",
    "(ab|cd)*x",
    "^/[^/]+/[^/]+/edit$",
    "\\.pdf$",
    "^.*$",
    "a{2,4}b",
]
DANGEROUS = ["(a+)+$", "(a*)*", "(a|a)*b", "(a|ab)*c", "(.*)*x", "([a-z]+)*\\d", "x*x*x*y", ".*.*.*=", "(\\w+\\s?)+$"]
OUTSIDE = ["(?<=a)b", "(?=a)b", "\\1", "(", "[", "a**", "(?<name>a)", "\\u{61}", "a{2,1}"]


@pytest.mark.parametrize("source", HARMLESS)
def test_an_expression_that_ends_soon_is_taken(source):
    assert_harmless(source)


@pytest.mark.parametrize("source", DANGEROUS)
def test_an_expression_that_can_take_for_ever_is_refused_with_the_reason(source):
    with pytest.raises(BadExpression, match="for ever"):
        assert_harmless(source)


@pytest.mark.parametrize("source", OUTSIDE)
def test_what_lies_outside_of_the_subset_is_refused(source):
    with pytest.raises(BadExpression):
        assert_harmless(source)
