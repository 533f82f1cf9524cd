"""Conditions on what stands around an element: what it is in, what it holds, what stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.engine.dom.element import Element
from models.engine.selector.parse.css_tokens import escape
from models.targets.choose.link_parts import address_parts
from models.targets.choose.passing_signs import is_steady, lasting_classes
from models.targets.choose.selector_part import SelectorPart, attribute_part, orders
from models.targets.recognise import made_up_names

if TYPE_CHECKING:
    from models.engine.dom.document import Document

_LANDMARKS = frozenset({"nav", "main", "header", "footer", "aside", "form", "table", "dialog", "search", "thead", "tbody"})


def above_parts(document: Document, element: Element) -> list[tuple[SelectorPart, int]]:
    """Conditions on ancestors, with how far above each is (1 is the parent)."""
    found: list[tuple[SelectorPart, int]] = []
    for far, parent in enumerate(element.lineage()[:8], 1):
        attrs = parent.attrs
        if parent.name in {"body", "html"}:
            break
        if is_steady(document, attrs.get("id", "")):
            found.append((SelectorPart("above_id", "#" + escape(attrs["id"]), orders(document.with_id(attrs["id"]))), far))
        if parent.name in _LANDMARKS:
            found.append((SelectorPart("above_landmark", parent.name, orders(document.with_tag(parent.name))), far))
        if parent.name == "form" and attrs.get("name"):
            found.append((attribute_part(document, "above_name", "name", attrs["name"], "form"), far))
        if attrs.get("aria-label") and len(attrs["aria-label"]) < 60:
            found.append((attribute_part(document, "above_name", "aria-label", attrs["aria-label"]), far))
        found += [(_class_above(document, name), far) for name in lasting_classes(parent)[:3]]
    return found


def _class_above(document: Document, name: str) -> SelectorPart:
    return SelectorPart("above_class", "." + escape(name), orders(document.with_class(name)))


def inner_parts(document: Document, element: Element) -> list[SelectorPart]:
    """What a box holds that nothing else on the page holds: fields, links and ids inside it say what it is."""
    found: list[SelectorPart] = []
    for inner in _first_inside(element, 60):
        found += [part for part in _strong(document, inner) if len(part.holds) == 1]
        if len(found) >= 4:
            break
    return found


def sibling_parts(document: Document, element: Element) -> list[SelectorPart]:
    """Named siblings of an element that has no name itself."""
    return [part for other in _near(element) for part in _strong(document, other)][:4]


def _near(element: Element) -> list[Element]:
    """Its sibling elements, a few on each side."""
    before = [one for one, _ in zip(element.previous_siblings, range(12), strict=False) if isinstance(one, Element)]
    after = [one for one, _ in zip(element.next_siblings, range(12), strict=False) if isinstance(one, Element)]
    return [*reversed(before), *after]


def _strong(document: Document, element: Element) -> list[SelectorPart]:
    found: list[SelectorPart] = []
    if is_steady(document, element.attrs.get("id", "")):
        found.append(SelectorPart("id", "#" + escape(element.attrs["id"]), orders(document.with_id(element.attrs["id"]))))
    for name in ("name", "for"):
        value = element.attrs.get(name, "")
        if value and element.name != "a" and not made_up_names.is_generated(value):
            found.append(attribute_part(document, name, name, value))
    if element.name == "a":
        found += [part for part in address_parts(document, element) if part.kind == "href_end"][:1] or address_parts(
            document, element
        )[:1]
    return found


def _first_inside(element: Element, most: int) -> list[Element]:
    found: list[Element] = []
    waiting = element.children_elements()
    while waiting and len(found) < most:
        found += waiting
        waiting = [child for parent in waiting for child in parent.children_elements()]
    return found[:most]
