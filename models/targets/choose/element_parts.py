"""The conditions from which selectors for an element are put together, each with the reason it may fail and what that costs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from models.engine.selector.parse.css_tokens import escape, quote
from models.targets.choose.link_parts import address_parts
from models.targets.choose.passing_signs import is_steady, lasting_classes
from models.targets.choose.selector_part import SelectorPart, attribute_part, class_part, orders
from models.targets.recognise import made_up_names, normal_text

if TYPE_CHECKING:
    from models.engine.dom.document import Document
    from models.engine.dom.element import Element

_SELF_EXPLAINING = (("aria-label", "aria"), ("placeholder", "placeholder"), ("alt", "alt"), ("title", "title"))
# What a program calls a thing by, and hangs its own behaviour on.
_NAMES = re.compile(
    r"-(?:name|action|command|cmd|key|slug|field|column|tab|page|section|route|view|menu|tool|event|controller|target)$"
)
_TESTS = ("data-testid", "data-test", "data-test-id", "data-cy", "data-qa")


def element_parts(document: Document, element: Element) -> list[SelectorPart]:
    found: list[SelectorPart] = []
    attrs = element.attrs
    found += [
        attribute_part(document, "test", name, attrs[name])
        for name in _TESTS
        if attrs.get(name) and not made_up_names.is_generated(attrs[name])
    ]
    if is_steady(document, attrs.get("id", "")):
        found.append(SelectorPart("id", "#" + escape(attrs["id"]), orders(document.with_id(attrs["id"]))))
    if attrs.get("name") and element.name not in {"meta", "a"} and not made_up_names.is_made_up_id(attrs["name"]):
        # Servers read the names of fields; that of a form is for the page's own scripts.
        found.append(attribute_part(document, "data_name" if element.name == "form" else "name", "name", attrs["name"]))
    if is_steady(document, attrs.get("for", "")):
        found.append(attribute_part(document, "for", "for", attrs["for"]))
    found += address_parts(document, element)
    found += [
        attribute_part(document, kind, name, attrs[name])
        for name, kind in _SELF_EXPLAINING
        if 0 < len(attrs.get(name, "")) <= 80 and _is_text(attrs[name])
    ]
    if element.name in {"input", "button"} and attrs.get("type"):
        found.append(attribute_part(document, "type", "type", attrs["type"]))
        if attrs["type"].lower() in {"submit", "button", "reset"} and 0 < len(attrs.get("value", "")) <= 40:
            found.append(attribute_part(document, "value", "value", attrs["value"]))
    if attrs.get("role"):
        found.append(attribute_part(document, "role", "role", attrs["role"]))
    found += _data(document, element)
    found += [class_part(document, name) for name in lasting_classes(element)[:5]]
    found += _icons(document, element)
    return found


def place_part(element: Element) -> SelectorPart:
    """Its place among its siblings of the same tag: says nothing about what it is, so it is the last resort.

    Counted from both ends, so that nothing is found, rather than another thing, once there is one more or one less of them.
    """
    place, of = element.place()
    if of == 1:
        return SelectorPart("only", ":only-of-type", frozenset())
    return SelectorPart("nth", f":nth-of-type({place}):nth-last-of-type({of - place + 1})", frozenset())


def _data(document: Document, element: Element) -> list[SelectorPart]:
    found = [
        attribute_part(document, "data_name" if _NAMES.search(name) and not value.startswith("#") else "data", name, value)
        for name, value in element.attrs.items()
        if name.startswith("data-")
        and name not in _TESTS
        and 0 < len(value) <= 40
        and not made_up_names.is_generated(value)
        and not made_up_names.is_generated(name)
        and not made_up_names.is_state_attribute(name)
    ]
    return found[:3]


def _icons(document: Document, element: Element) -> list[SelectorPart]:
    """What its icon shows, in whatever family of icons: `fa-bell-o` and `bi-bell` share `-bell`."""
    found: list[SelectorPart] = []
    for child in element.children_elements()[:4]:
        if child.name not in {"i", "span", "svg"}:
            continue
        for word in sorted(normal_text.icon_words(child.attrs.get("class", "")), key=lambda one: (-len(one), one))[:1]:
            if len(word) >= 3:
                core = f"-{word}"
                holds = frozenset(
                    parent.order
                    for e in document.with_attribute("class")
                    if core in e.attrs.get("class", "") and (parent := e.above()) is not None
                )
                found.append(SelectorPart("icon", f":has(> [class*={quote(core)}])", holds))
    return found[:2]


def _is_text(value: str) -> bool:
    """Not only digits and signs, which a counter would change."""
    return any(char.isalpha() for char in value)
