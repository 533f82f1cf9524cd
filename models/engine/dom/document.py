"""A page as the tree a browser would build from it: parsed once, then asked about many targets.

lexbor (through selectolax) builds the tree; it is handed node by node to BeautifulSoup objects, so that soupsieve answers
selectors on exactly that tree. Nothing is serialised and parsed a second time.
"""

from __future__ import annotations

import gc
import re
from typing import TYPE_CHECKING, Any, TypeVar

from bs4 import BeautifulSoup
from selectolax.lexbor import LexborHTMLParser

from models.engine.dom.document_refused import DocumentRefused
from models.engine.dom.element import HTML, Element, TextNode
from models.engine.dom.element_index import ElementIndex

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

MAX_CHARACTERS = 16 * 1024 * 1024
MAX_NODES = 400_000
# Chromium stops nesting at this depth and makes everything below it siblings.
MAX_DEPTH = 512

SHADOW_MODES = frozenset({"open", "closed"})
SHADOW_HOSTS = frozenset("article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span".split())

_SVG, _MATH = "http://www.w3.org/2000/svg", "http://www.w3.org/1998/Math/MathML"
_FOREIGN = {"svg": _SVG, "math": _MATH}
_SVG_ISLANDS = frozenset({"foreignObject", "desc", "title"})
_MATH_ISLANDS = frozenset({"mi", "mo", "mn", "ms", "mtext"})
_HTML_ANNOTATIONS = frozenset({"text/html", "application/xhtml+xml"})
_DOCTYPE = re.compile(r"\s*(?:<!--.*?-->\s*)*<!doctype\s+html\b([^>]*)>", re.IGNORECASE | re.DOTALL)
_QUIRKY_PUBLIC = re.compile(
    r"^\s*public\s*[\"']-//(?:w3c//dtd html (?:3|4\.0 (?:frameset|transitional))|ietf//|w3o//)", re.IGNORECASE
)
_HALF_QUIRKY = re.compile(r"^\s*public\s*[\"']-//w3c//dtd html 4\.01 (?:frameset|transitional)//[^\"']*[\"']\s*$", re.IGNORECASE)


class Document:
    """A parsed page.

    `elements` holds every element in document order (an element's `order` is its place there); `quirks` says whether the
    browser would compare ids and classes without regard to case; `source` is the HTML; `shadows` says of each shadow root
    declared in it whether it is open or closed: its elements are not among the page's.
    """

    def __init__(self, html: str) -> None:
        if len(html) > MAX_CHARACTERS:
            raise DocumentRefused(f"The page has {len(html):,} characters; at most {MAX_CHARACTERS:,} are looked at.")
        self.source = html
        self.quirks = _is_quirks(self.source)
        self.soup = BeautifulSoup("", "html.parser", multi_valued_attributes=None)
        self.elements: list[Element] = []
        self.shadows: list[str] = []
        self._worked_out: dict[Callable[[Document], Any], Any] = {}
        self._index = ElementIndex(self.elements, quirks=self.quirks)
        # Half a million linked objects make the garbage collector look at all of them again and again, in vain.
        collecting = gc.isenabled()
        gc.disable()
        try:
            self._build()
        finally:
            if collecting:
                gc.enable()

    def once(self, make: Callable[[Document], T]) -> T:
        """What `make` works out about this document: worked out when first asked for, then kept as long as the document."""
        if make not in self._worked_out:
            self._worked_out[make] = make(self)
        return self._worked_out[make]

    @property
    def root(self) -> Element:
        return self.elements[0]

    def with_id(self, name: str) -> list[Element]:
        return self._index.with_id(name)

    def with_class(self, name: str) -> list[Element]:
        return self._index.with_class(name)

    def with_tag(self, name: str) -> list[Element]:
        return self._index.with_tag(name)

    def with_attribute(self, name: str) -> list[Element]:
        return self._index.with_attribute(name)

    def with_value(self, name: str, operator: str, value: str) -> list[Element] | None:
        """As `ElementIndex.with_value`."""
        return self._index.with_value(name, operator, value)

    def values_of(self, name: str) -> list[tuple[str, Element]]:
        """Every value of an attribute (given in lower case) of HTML elements, with its element, in document order."""
        return self._index.values_of(name)

    def at(self, xpath: str) -> Element | None:
        """The element at an absolute path such as `/html/body[1]/div[2]`, or None."""
        found: Element | None = None
        for step in xpath.strip("/").split("/"):
            tag, _, number = step.rstrip("]").partition("[")
            siblings = self.root.parent_children() if found is None else found.children_elements()
            same = [child for child in siblings if child.name == tag]
            place = int(number) if number.isdecimal() else 0 if number else 1
            if not 1 <= place <= len(same):
                return None
            found = same[place - 1]
        return found

    def along(self, path: list[int]) -> Element | None:
        """The element reached from `<html>` by the indexes of child elements, or None."""
        found = self.root
        for place in path:
            children = found.children_elements()
            if not 0 <= place < len(children):
                return None
            found = children[place]
        return found

    def _build(self) -> None:
        root = LexborHTMLParser(self.source.encode("utf-8", "replace"), scripting=True).root
        if root is None:
            raise DocumentRefused("The page is empty.")
        known: dict[int, Element] = {}
        elements = self.elements
        last: Element | TextNode | BeautifulSoup = self.soup
        for count, node in enumerate(root.traverse(include_text=True), 1):
            if count > MAX_NODES:
                raise DocumentRefused(f"The page has more than {MAX_NODES:,} nodes.")
            above = node.parent
            inside = known.get(above.mem_id) if above is not None else None
            if inside is not None and inside.depth >= MAX_DEPTH:
                inside = inside.above()
            parent = self.soup if inside is None else inside
            if node.is_text_node:
                piece = TextNode.of(node.text_content or "", parent)
            elif node.is_element_node:
                name = node.tag or ""
                attrs = {key: value or "" for key, value in node.attributes.items()}
                if name == "template" and attrs.get("shadowrootmode", "").lower() in SHADOW_MODES and _may_have_shadow(inside):
                    self.shadows.append(attrs["shadowrootmode"].lower())
                    continue
                piece = Element.of(name, _namespace(name, inside), attrs, parent, len(elements))
                known[node.mem_id] = piece
                elements.append(piece)
            else:
                continue
            siblings = parent.contents
            if siblings:
                before = siblings[-1]
                piece.previous_sibling = before
                before.next_sibling = piece
            siblings.append(piece)
            piece.previous_element = last
            last.next_element = piece
            last = piece


def _may_have_shadow(host: Element | None) -> bool:
    return host is not None and host.namespace == HTML and ("-" in host.name or host.name in SHADOW_HOSTS)


def _namespace(name: str, parent: Element | None) -> str:
    if parent is None or parent.namespace == HTML or _is_island(parent):
        return _FOREIGN.get(name, HTML)
    if name == "svg" and parent.name == "annotation-xml":
        return _SVG
    return parent.namespace or HTML


def _is_island(parent: Element) -> bool:
    """Whether HTML starts again below this SVG or MathML element."""
    if parent.namespace == _SVG:
        return parent.name in _SVG_ISLANDS
    if parent.name == "annotation-xml":
        return str(parent.attrs.get("encoding", "")).lower() in _HTML_ANNOTATIONS
    return parent.name in _MATH_ISLANDS


def _is_quirks(source: str) -> bool:
    found = _DOCTYPE.match(source.lstrip("\ufeff")[:20_000])
    if not found:
        return True
    rest = found.group(1).strip()
    return bool(_QUIRKY_PUBLIC.match(rest) or _HALF_QUIRKY.match(rest))
