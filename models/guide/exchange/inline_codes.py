"""Rich text between its tree and XLIFF's inline codes: every element of the tree is one numbered code.

A translator moves codes about; none may be lost, doubled or invented, so a link stays that link and a picture that picture. What
was written in Cairn need not have the markup of its source: codes that only the translation has bring their own markup along.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape
from itertools import count

from bs4 import BeautifulSoup

from models.engine.json_value import is_object
from models.guide.rich_tree import TAGS, RichText
from models.guide.video_embed import Video, video_of

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
    given: Mapping[str, object]

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
            return f"<p>{escape(Video(str(self.given['provider']), str(self.given['id'])).address)}</p>"
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
    return list(_coded(tree, count(1)))


def _coded(tree: RichText, numbers: Iterator[int]) -> Iterator[Coded | str]:
    for node in tree:
        if isinstance(node, str):
            yield node
            continue
        tag, *inside = node
        given: dict[str, object] = inside.pop(0) if inside and is_object(inside[0]) else {}
        code = Code(str(next(numbers)), tag, given)
        yield Coded(code, list(_coded(inside, numbers)))


def codes_of(nodes: list[Coded | str]) -> dict[str, Code]:
    """Number → code, of everything in there."""
    return {code.number: code for code in _codes(nodes)}


def _codes(nodes: list[Coded | str]) -> Iterator[Code]:
    for node in nodes:
        if not isinstance(node, str):
            yield node.code
            yield from _codes(node.inside)


def to_html(nodes: list[Coded | str]) -> str:
    return "".join(
        escape(node, quote=False) if isinstance(node, str) else node.code.opening + to_html(node.inside) + node.code.closing
        for node in nodes
    )


def numbered_as(source: Mapping[str, Code], nodes: list[Coded | str]) -> list[Coded | str]:
    """A translation's codes by the numbers that the very same ones have in the source; its own are x1, x2 and so on."""
    free: dict[str, list[Code]] = {}
    for code in [*source.values()][::-1]:
        free.setdefault(code.opening, []).append(code)
    own_numbers = count(1)

    def number(nodes: list[Coded | str]) -> Iterator[Coded | str]:
        for node in nodes:
            if isinstance(node, str):
                yield node
                continue
            same = free.get(node.code.opening)
            code = same.pop() if same else replace(node.code, number=f"x{next(own_numbers)}")
            yield Coded(code, list(number(node.inside)))

    return list(number(nodes))


def code_of_translation(number: str, opening: str) -> Code | None:
    """A code that only the translation has, from the markup that it brings along. None for what is no single element."""
    element = BeautifulSoup(opening, "html.parser").find(True)
    if element is None or element.name not in TAGS | {"a"}:
        return None
    video = video_of(element.get_text()) if element.name == "p" else None
    if video:
        return Code(number, "video", video.to_json())
    return Code(number, element.name, {name: str(value) for name, value in element.attrs.items()})


def assert_none_lost(codes: Mapping[str, Code], used: Collection[str]) -> None:
    """Raises BadMarkup for the first that is."""
    lost = [number for number in codes if number not in used]
    if lost:
        raise BadMarkup(f"leaves out the code {lost[0]} ({codes[lost[0]].tag})")
