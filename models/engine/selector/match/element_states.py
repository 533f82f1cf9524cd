"""Which elements of a page nobody has touched are in a state: `:checked`, `:empty`, `:disabled` and the like, as Chromium sees
them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import soupsieve

from models.engine.dom.element import HTML, Element, TextNode
from models.engine.selector.match.form_validity import is_valid, may_be_valid

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.engine.dom.document import Document
    from models.engine.selector.parse.selector_tree import Simple

_FIELDS = ("input", "select", "textarea", "button")


def holders(document: Document, simple: Simple) -> list[Element]:
    """The elements in the state, in document order."""
    find = _FINDERS.get(simple.name)
    if find:
        return find(document)
    css = f":{simple.name}({simple.value})" if simple.value else f":{simple.name}"
    return cast("list[Element]", list(soupsieve.select(css, document.soup)))


def _empty(document: Document) -> list[Element]:
    """Without elements and without text, not even a space (comments don't count)."""
    return [
        element
        for element in document.elements
        if not any(isinstance(piece, Element) or piece for piece in element.contents if isinstance(piece, (Element, TextNode)))
    ]


def _links(document: Document) -> list[Element]:
    found = [*document.with_tag("a"), *document.with_tag("area")]
    linked = [e for e in found if "href" in e.attrs or (e.namespace != HTML and "xlink:href" in e.attrs)]
    return sorted(linked, key=lambda element: element.order)


def _optional(document: Document) -> list[Element]:
    required = {element.order for element in soupsieve.select(":required", document.soup) if isinstance(element, Element)}
    return [e for name in _FIELDS for e in document.with_tag(name) if e.namespace == HTML and e.order not in required]


def _open(document: Document) -> list[Element]:
    return [e for name in ("details", "dialog") for e in document.with_tag(name) if "open" in e.attrs]


def _valid(document: Document) -> list[Element]:
    return [e for e in may_be_valid(document) if is_valid(document, e)]


def _invalid(document: Document) -> list[Element]:
    return [e for e in may_be_valid(document) if not is_valid(document, e)]


_FINDERS: dict[str, Callable[[Document], list[Element]]] = {
    "empty": _empty,
    "any-link": _links,
    "link": _links,
    "-webkit-any-link": _links,
    "optional": _optional,
    "open": _open,
    "valid": _valid,
    "invalid": _invalid,
}
