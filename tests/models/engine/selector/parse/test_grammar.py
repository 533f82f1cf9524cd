import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.engine.selector.parse.grammar import parse
from models.engine.selector.parse.selector_tree import MAX_DEPTH, MAX_LENGTH, MAX_PARTS, TooMuch
from models.targets import refuse_selector

ACCEPTED = (
    """
a|*|a.b#c[d]|a > b + c ~ d e|[a=b]|[a="b" i]|[a~=b]|[a|=b]|[a^=b]|[a$=b]|[a*=b]|:is()|:is(a, :unknown)|:not(a, b)|:has(> a)
li:nth-child(2n+1 of .x)|:nth-last-of-type(odd)|a::before|::part(x)|*|#\\31 abc|.\\66oo|[a="unclosed|:lang(de)|a:hover|input:valid
&|a &|::-webkit-anything|:where(h1, h2) > a
""".strip()
    .replace("\n", "|")
    .replace("[a|=b]", "")
    .split("|")
)

REFUSED = {
    "": 1,
    "a >> b": 4,
    "a,": 3,
    ">a": 1,
    "a..b": 3,
    "#1": 1,
    "a:contains(x)": 2,
    "a:-soup-contains(x)": 2,
    "[a!=b]": 3,
    ":matches(a)": 1,
    "ns|a": 1,
    "a:unknown": 2,
    "a::unknown": 2,
    ":has(:has(a))": 6,
    "a::before b": 11,
    ":nth-child(x)": 12,
    "a{": 2,
    "[a=1]": 4,
    ":hover()": 1,
    ":nth-child": 1,
    "a:is(b": 0,
}


@pytest.mark.parametrize("css", [one for one in ACCEPTED if one])
def test_what_browsers_accept_is_accepted(css):
    assert refuse_selector(css) is None


@pytest.mark.parametrize(("css", "place"), [pair for pair in REFUSED.items() if pair[1]])
def test_what_browsers_refuse_is_refused_with_its_place(css, place):
    refusal = refuse_selector(css)
    assert refusal is not None
    assert refusal.position + 1 == place
    assert str(refusal).endswith(f"(at character {place})")


def test_the_end_closes_what_is_open_as_in_browsers():
    assert refuse_selector("a:is(b") is None
    assert refuse_selector("[a") is None


@pytest.mark.parametrize(
    "css",
    [
        "a" * (MAX_LENGTH + 1),
        "a" * 100_000,
        ":not(" * (MAX_DEPTH + 2) + "a" + ")" * (MAX_DEPTH + 2),
        ":is(" * 300 + "a",
        ".a" * (MAX_PARTS + 1),
        ", ".join(["a.b"] * (MAX_PARTS + 1)),
        ":is(:is(:is(:is(:is(:is(:is(:is(:is(:is(a))))))))))",
        "[a" * 900,
    ],
)
def test_hostile_selectors_are_refused_by_their_size_alone(css):
    assert refuse_selector(css) is not None


def test_a_bound_is_not_forgiven_inside_a_forgiving_list():
    with pytest.raises(TooMuch):
        parse(":is(" + ":is(" * (MAX_DEPTH + 1) + "a")


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet="ab>+~ ,.#:*[]()=\"'\\|^$-1n/& \n\0é", max_size=60))
def test_any_text_is_read_or_refused_inside_its_bounds(css):
    refusal = refuse_selector(css)
    assert refusal is None or (refusal.reason and 0 <= refusal.position <= len(css))
