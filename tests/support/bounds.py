"""What sits at the bounds: texts one shorter than the longest, as long, and one longer, as they are kept."""

from hypothesis import strategies as st

from models.guide.rich_text import LONGEST_BODY, clean

CHARACTERS = ("a", "&", "<", ">", '"', "'", "é", "😀", "=", "\u200d")
PIECES = (
    *CHARACTERS[:8],
    "<b>x</b>",
    "<ul><li>x<ol><li>&</li></ol></li></ul>",
    "<h1><figure><blockquote><br></blockquote></figure></h1>",
    "<pre>\n\n&amp;</pre>",
    "<p><a href='https://a.example/?a=1&b=2'>😀</a></p>",
    "<img src='https://a.example/x.png' width='3' height='4'>",
    "<span style='color:red'>x</span>",
    "<blockquote>" * 14 + "x" + "</blockquote>" * 14,
)


def line(longest: int) -> st.SearchStrategy[str]:
    """A line of one kind of character, mostly around that length."""
    lengths = st.sampled_from([0, 1, longest - 1, longest, longest + 1])
    return st.builds(lambda character, length: character * length, st.sampled_from(CHARACTERS), lengths)


def rich() -> st.SearchStrategy[str]:
    """A rich text of one kind of piece, mostly about as long as one may be: as it is typed, or once it is cleaned."""
    piece = st.sampled_from(["&", "<", ">"]) | st.sampled_from(PIECES)  # the first are longer as they are kept
    return st.builds(_filled, piece, st.sampled_from(["once", "typed", "kept", "kept"]), st.sampled_from([-1, 0, 1]))


def _filled(piece: str, until: str, surplus: int) -> str:
    if until == "once":
        return piece
    if until == "typed":
        return piece * ((LONGEST_BODY + surplus) // len(piece))
    one, two = len(clean(piece)), len(clean(piece * 2))
    filled = piece * ((LONGEST_BODY - one) // max(two - one, 1) + 1)
    return filled + "a" * (LONGEST_BODY - len(clean(filled)) + surplus)
