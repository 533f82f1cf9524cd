"""Rich text between its tree and XLIFF's inline codes: every element of the tree is one numbered code.

A translator moves codes about; none may be lost, doubled or invented, so a link stays that link and a picture that picture.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from models.engine.json_value import is_object
from models.guide.rich_tree import RichText
from models.guide.video_embed import Video

PIECES = frozenset({"br", "hr", "img", "video"})
"""Elements without anything in them: `<ph>` instead of `<pc>`."""

TYPES = {"a": "link", "img": "image", "blockquote": "quote", "video": "other", "br": "fmt"}


class BadMarkup(ValueError):
    """Codes of a translation that are not the ones of its source; the sentence says which."""


@dataclass(frozen=True)
class Code:
    """One element: its number, tag and attributes."""

    number: str
    tag: str
    given: dict[str, Any]

    @property
    def is_piece(self) -> bool:
        return self.tag in PIECES

    @property
    def type(self) -> str:
        return TYPES.get(self.tag, "fmt")

    @property
    def opening(self) -> str:
        """As HTML; that of a video is its address, on a line of its own."""
        if self.tag == "video":
            return f"<p>{escape(Video(self.given['provider'], self.given['id']).address)}</p>"
        attributes = "".join(f' {name}="{escape(str(value))}"' for name, value in self.given.items())
        return f"<{self.tag}{attributes}>"

    @property
    def closing(self) -> str:
        return "" if self.is_piece else f"</{self.tag}>"


@dataclass(frozen=True)
class Coded:
    """An element and what stands in it."""

    code: Code
    inside: "list[Coded | str]"


def coded(tree: RichText) -> list[Coded | str]:
    """The tree with its elements numbered in reading order, from 1."""
    return list(_coded(tree, iter(range(1, 10_000))))


def _coded(tree: RichText, numbers: Iterator[int]) -> Iterator[Coded | str]:
    for node in tree:
        if isinstance(node, str):
            yield node
            continue
        tag, *inside = node
        given: dict[str, Any] = inside.pop(0) if inside and is_object(inside[0]) else {}
        code = Code(str(next(numbers)), tag, given)
        yield Coded(code, list(_coded(inside, numbers)))


def codes_of(nodes: list[Coded | str]) -> dict[str, Code]:
    """Number → code, of everything in there."""
    found: dict[str, Code] = {}
    for node in nodes:
        if not isinstance(node, str):
            found |= {node.code.number: node.code, **codes_of(node.inside)}
    return found


def to_html(nodes: list[Coded | str]) -> str:
    return "".join(
        escape(node, quote=False) if isinstance(node, str) else node.code.opening + to_html(node.inside) + node.code.closing
        for node in nodes
    )
