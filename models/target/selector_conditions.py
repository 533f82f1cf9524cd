"""Single conditions of a selector as quick tests of an element, for the sieve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.target.element import HTML, class_names
from models.target.selector_dialect import CASELESS

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.target.document import Document
    from models.target.element import Element
    from models.target.selector_tree import Simple

    Test = Callable[[Element], bool]


def passes(element: Element, tests: list[Test]) -> bool:
    for test in tests:  # noqa: SIM110 -- asked a million times a night: a generator costs half as much again
        if not test(element):
            return False
    return True


def condition(simple: Simple, document: Document) -> tuple[Test | None, bool]:
    """How it is tried on an element (None: not here), and whether that is all there is to it."""
    if simple.kind == "tag":
        name = simple.name.lower()
        return (lambda element: element.name == name or element.name.lower() == name), True
    if simple.kind == "id" and not document.quirks:
        return (lambda element: element.attrs.get("id") == simple.name), True
    if simple.kind == "class" and not document.quirks:
        wanted = simple.name
        return (
            lambda element: wanted in (css := element.attrs.get("class", "")) and (css == wanted or wanted in class_names(css))
        ), True
    if simple.kind == "attribute":
        return _attribute(simple)
    if simple.kind == "nth" and simple.name == "nth-of-type" and simple.step[0] == 0:
        return (lambda element: element.namespace != HTML or element.place()[0] == simple.step[1]), True
    return None, simple.kind == "universal"


def _attribute(simple: Simple) -> tuple[Test, bool]:
    name, value = simple.name.lower(), simple.value
    exact = not simple.flag and name not in CASELESS
    if not simple.operator:
        return (lambda element: name in element.attrs or element.namespace != HTML), True
    if simple.operator == "=" and exact:
        return (lambda element: element.attrs.get(name) == value or element.namespace != HTML), True
    if simple.operator == "=" and value.isascii():
        folded = value.lower()
        return (
            lambda element: (element.attrs.get(name, "").lower() == folded and name in element.attrs) or element.namespace != HTML
        ), False
    if simple.operator == "$=" and exact and value:
        return (lambda element: element.attrs.get(name, "").endswith(value) or element.namespace != HTML), True
    if simple.operator == "*=" and exact and value:
        return (lambda element: value in element.attrs.get(name, "") or element.namespace != HTML), True
    return (lambda element: name in element.attrs or element.namespace != HTML), False
