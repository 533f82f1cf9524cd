"""A document built from a list of its elements instead of from HTML: no parser moves anything, it is the tree in the browser."""

from __future__ import annotations

import re
from typing import Any

from models.engine.dom.document import MAX_DEPTH, Document
from models.engine.dom.document_refused import DocumentRefused
from models.engine.dom.element import HTML, Element, TextNode
from models.engine.json_value import is_list, is_object

ROOT = "cairn-root"
"""What stands in the place of a shadow root, so that the elements in it have a parent. No page has one."""

MOST_ATTRIBUTES = 60
LONGEST_VALUE = 2000
LONGEST_TEXT = 1000

_SVG = "http://www.w3.org/2000/svg"
_SVG_ISLANDS = frozenset({"foreignObject", "desc", "title"})
_NAME = re.compile(r"[A-Za-z_][\w:.-]{0,60}\Z")


class ListedDocument(Document):
    """`entries` are `[place of the parent, tag, {attribute: value}]`, parents before their children; a text is
    `[place, "", text]`. A parent of -1 is nobody: the only such entry of a page is its `<html>`; a shadow root may have several.
    Raises DocumentRefused with the entry that is wrong.
    """

    def __init__(self, entries: list[Any], *, quirks: bool = False) -> None:
        self._entries = entries
        super().__init__("" if quirks else "<!doctype html>")

    def _build(self) -> None:
        last: Any = self.soup
        roots = [entry for entry in self._entries if is_list(entry) and entry[:1] == [-1]]
        root = None
        if [entry[1:2] for entry in roots] != [["html"]]:
            root = Element.of(ROOT, HTML, {}, self.soup, 0)
            self.elements.append(root)
            last = _join(root, self.soup, last)
        known: list[Element | None] = []
        for place, entry in enumerate(self._entries):
            piece = self._piece(place, entry, known, root)
            known.append(piece if isinstance(piece, Element) else None)
            if isinstance(piece, Element):
                self.elements.append(piece)
            last = _join(piece, piece.parent, last)

    def element(self, place: object) -> Element | None:
        """The element that an entry became."""
        if not isinstance(place, int) or isinstance(place, bool) or not 0 <= place < len(self._entries):
            return None
        texts = sum(1 for entry in self._entries[:place] if entry[1] == "")
        shift = 1 if self.root.name == ROOT else 0
        return None if self._entries[place][1] == "" else self.elements[place - texts + shift]

    def _piece(self, place: int, entry: Any, known: list[Element | None], root: Element | None) -> Element | TextNode:
        match entry:
            case [int(above), str(tag)]:
                rest: Any = {}
            case [int(above), str(tag), rest]:
                pass
            case _:
                raise DocumentRefused(f"elements[{place}]: a list of parent, tag and attributes is expected.")
        parent = known[above] if 0 <= above < place else root if above == -1 and root else self.soup if above == -1 else None
        if parent is None:
            raise DocumentRefused(f"elements[{place}]: its parent has to come before it.")
        if not tag and isinstance(rest, str):
            return TextNode.of(rest[:LONGEST_TEXT], parent)
        if not _NAME.match(tag):
            raise DocumentRefused(f"elements[{place}]: {tag[:40]!r} is no tag.")
        if isinstance(parent, Element) and parent.depth >= MAX_DEPTH:
            raise DocumentRefused(f"The page is nested more than {MAX_DEPTH} levels deep.")
        return Element.of(tag, _namespace(tag, parent), _attributes(place, rest), parent, len(self.elements))


def _attributes(place: int, given: Any) -> dict[str, str]:
    if not is_object(given) or len(given) > MOST_ATTRIBUTES:
        raise DocumentRefused(f"elements[{place}]: at most {MOST_ATTRIBUTES} attributes are expected.")
    found: dict[str, str] = {}
    for name, value in given.items():
        if not _NAME.match(name) or not isinstance(value, str) or len(value) > LONGEST_VALUE:
            raise DocumentRefused(f"elements[{place}]: {name[:40]!r} is no attribute, or its value is too long.")
        found[name] = value
    return found


def _namespace(tag: str, parent: Any) -> str:
    if tag == "svg":
        return _SVG
    return _SVG if isinstance(parent, Element) and parent.namespace == _SVG and parent.name not in _SVG_ISLANDS else HTML


def _join(piece: Any, parent: Any, last: Any) -> Any:
    """Links a piece behind its parent's last child and behind what came last in the document."""
    if parent.contents:
        before = parent.contents[-1]
        piece.previous_sibling, before.next_sibling = before, piece
    parent.contents.append(piece)
    piece.previous_element, last.next_element = last, piece
    return piece
