"""What stands in a text for a fact about the visitor, `{{ name | there }}`, read as visitors' browsers read it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

TAG = re.compile(r"{{\s*([^|}(*]*?)\s*(?:\|\s*([^}]*?)\s*)?}}")
"""The same as in `static/player/merge_tags.js`."""

WORD = re.compile(r"(?:{{[^}]*}}|\S)+")


@dataclass(frozen=True)
class Piece:
    """A run of a text; one with an `attribute` is what stands there for a visitor of whom that is not known."""

    text: str
    attribute: str = ""


def pieces(text: str) -> Iterator[Piece]:
    end = 0
    for tag in TAG.finditer(text):
        if tag.start() > end:
            yield Piece(text[end : tag.start()])
        yield Piece(tag[2] or "", tag[1])
        end = tag.end()
    if end < len(text):
        yield Piece(text[end:])


def as_read(text: str) -> str:
    """As somebody reads it of whom nothing is known."""
    return "".join(piece.text for piece in pieces(text))


def words(text: str) -> list[str]:
    """Split at spaces, but not at those within a tag."""
    return WORD.findall(text)
