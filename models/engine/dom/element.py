"""BeautifulSoup's tag and string, built without its bookkeeping: ten times cheaper, and compared by identity.

Both keep what they hold in slots: a dictionary for each node costs more time than everything else about parsing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from bs4.element import NavigableString, Tag

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from bs4.element import PageElement

_BLANK = re.compile("[ \t\n\r\f]+")
HTML = "http://www.w3.org/1999/xhtml"


class Element(Tag):
    """One element. `order` is its place in document order, `depth` is 1 for `<html>`; `attrs` maps names to plain strings."""

    __slots__ = (
        "attrs",  # pyright: ignore[reportIncompatibleVariableOverride]
        "contents",
        "counted",
        "depth",
        "name",
        "namespace",
        "next_element",
        "next_sibling",
        "order",
        "parent",
        "path",
        "previous_element",
        "previous_sibling",
    )
    parser_class = None
    prefix = None
    hidden = False
    known_xml = False
    sourceline = None
    sourcepos = None
    can_be_empty_element = False
    cdata_list_attributes = None
    preserve_whitespace_tags = None
    interesting_string_types = Tag.MAIN_CONTENT_STRING_TYPES
    _namespaces: dict[str, str] = {}  # noqa: RUF012 -- BeautifulSoup's own name; never written to
    attrs: dict[str, str]  # pyright: ignore[reportIncompatibleVariableOverride]  # never lists: BeautifulSoup's multi-valued attributes are off
    order: int
    depth: int
    counted: dict[int, tuple[int, int]] | None
    path: str

    @classmethod
    def of(cls, name: str, namespace: str, attrs: dict[str, str], parent: Element | BeautifulSoup, order: int) -> Element:
        element = cls.__new__(cls)
        element.name = name
        element.namespace = namespace
        element.attrs = attrs
        element.parent = parent
        element.contents = []
        element.order = order
        element.depth = parent.depth + 1 if isinstance(parent, Element) else 1
        element.next_sibling = element.previous_sibling = None
        element.next_element = element.previous_element = None
        element.counted = None
        element.path = ""
        return element

    def children_elements(self) -> list[Element]:
        return [child for child in self.contents if isinstance(child, Element)]

    def parent_children(self) -> list[Element]:
        """The element and its sibling elements, in order."""
        return [child for child in cast("Tag", self.parent).contents if isinstance(child, Element)]

    def above(self) -> Element | None:
        """The parent element, None for `<html>`."""
        parent = self.parent
        return parent if isinstance(parent, Element) else None

    def place(self) -> tuple[int, int]:
        """Its place among its siblings of the same tag, from 1, and how many there are."""
        parent = self.above()
        if parent is None:
            return (1, 1)
        if parent.counted is None:
            parent.counted = _places(parent)
        return parent.counted[self.order]

    def lineage(self) -> list[Element]:
        """The ancestors, nearest first."""
        found: list[Element] = []
        parent = self.parent
        while isinstance(parent, Element):
            found.append(parent)
            parent = parent.parent
        return found

    def element_behind(self) -> PageElement | None:
        """What follows in document order after everything inside this element."""
        here: Element | None = self
        while here is not None:
            if here.next_sibling is not None:
                return here.next_sibling
            here = here.above()
        return None

    def last_inside(self) -> int:
        """The order of the last element inside, its own when there is none."""
        here: Element = self
        while children := [piece for piece in here.contents[-1:] if isinstance(piece, Element)] or here.children_elements()[-1:]:
            here = children[0]
        return here.order

    def text_attribute(self, name: str) -> str:
        """An attribute's value, empty where there is none."""
        return self.attrs.get(name, "")

    def value_of(self, name: str) -> str | None:
        """The attribute a selector means by a name in lower case: foreign attributes (`viewBox`) are found by it too."""
        found = self.attrs.get(name)
        if found is None and self.namespace != HTML:
            return next((value for spelled, value in self.attrs.items() if spelled.lower() == name), None)
        return found

    # BeautifulSoup compares and hashes by content, which walks the whole subtree; here an element is itself.
    def __eq__(self, other: object) -> bool:
        return self is other

    def __ne__(self, other: object) -> bool:
        return self is not other

    def __hash__(self) -> int:
        return id(self)


class TextNode(NavigableString):
    """A run of text."""

    __slots__ = ("next_element", "next_sibling", "parent", "previous_element", "previous_sibling")

    @classmethod
    def of(cls, value: str, parent: Element | BeautifulSoup) -> TextNode:
        text = str.__new__(cls, value)
        text.parent = parent
        text.next_sibling = text.previous_sibling = None
        text.next_element = text.previous_element = None
        return text


def class_names(value: str) -> list[str]:
    """The names in a `class` attribute; only HTML's white space parts them."""
    return value.split() if value.isascii() and value.isprintable() else [name for name in _BLANK.split(value) if name]


def xpath_of(element: Element) -> str:
    """The absolute path of an element: `/html/body[1]/div[2]/a[1]`, counting siblings of the same name from 1."""
    waiting: list[Element] = []
    here: Element | None = element
    while here is not None and not here.path:
        waiting.append(here)
        here = here.above()
    for one in reversed(waiting):
        above = one.above()
        one.path = "/html" if above is None else f"{above.path}/{one.name}[{one.place()[0]}]"
    return element.path


def _places(parent: Element) -> dict[int, tuple[int, int]]:
    """Every child element's place among those of its tag; counted once, for parents with very many children."""
    named: dict[str, list[int]] = {}
    for child in parent.contents:
        if isinstance(child, Element):
            named.setdefault(child.name, []).append(child.order)
    return {order: (place, len(orders)) for orders in named.values() for place, order in enumerate(orders, 1)}
