"""Whatever is written as custom CSS: what is kept has no way to load, and filtering it again keeps it."""

import tinycss2
from hypothesis import given, settings
from hypothesis import strategies as st

from models.engine.card_css.allowed_css import allowed_css

PIECES = (
    ".card .primary a p h2 .close * :host :hover ::before > + ~ , { } ( ) [ ] ; : ! @import @media @font-face url( url('x') "
    "https://evil.test/x #fff #1234 rgb(1,2,3) var(--ink) var(--x) light-dark( color background padding position fixed -4px "
    "important expression( \\63 \\ \" ' /* */ <!-- --> </style> display none font-family content "
    "calc( 1e9px 4px 50% hsl( rgb( / none 1e999% -1e999 1e200% 0 turn (] {] .card{ color: background: } }"
).split()
SHEETS = st.lists(st.sampled_from([*PIECES, " ", "\n", "\t"]), max_size=60).map(" ".join) | st.text(max_size=200)


def _walk(nodes):
    for node in nodes or ():
        yield node
        for name in ("prelude", "content", "arguments", "value"):
            inner = getattr(node, name, None)
            if isinstance(inner, list):
                yield from _walk(inner)


@settings(max_examples=400, deadline=None)
@given(SHEETS)
def test_nothing_that_is_kept_can_load_or_escape(css):
    kept = allowed_css(css).css
    for node in _walk(tinycss2.parse_stylesheet(kept)):
        assert node.type not in {"url", "error", "bad-url"}, kept
        if node.type == "at-rule":
            assert node.lower_at_keyword == "media"
        if node.type == "function":
            assert node.lower_name not in {"url", "src", "image-set", "expression", "calc", "attr", "env"}
        if node.type == "qualified-rule":
            assert ".close" not in tinycss2.serialize(node.prelude)
    assert "</" not in kept
    assert allowed_css(kept).css == kept


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([".card", "a", ".primary"]),
            st.sampled_from(["color", "padding", "margin"]),
            st.text(max_size=4)
            | st.lists(st.sampled_from([*"{}()[];:'\"\\/*#!@,", "red", "4px", " "]), max_size=12).map("".join),
        ),
        min_size=1,
    )
)
def test_a_value_never_ends_its_rule(rules):
    for selector, name, value in rules:
        kept = allowed_css(f"{selector}{{{name}:{value}}}").css
        assert kept.count("{") == kept.count("}")
        assert len(tinycss2.parse_stylesheet(kept, skip_whitespace=True)) <= 2
