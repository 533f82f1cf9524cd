"""Single conditions of a selector as quick tests of an element, for the sieve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.engine.dom.element import HTML, class_names
from models.engine.selector.match.soupsieve_dialect import CASELESS
from models.engine.selector.parse.selector_tree import Simple

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.engine.dom.document import Document
    from models.engine.dom.element import Element

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
        # Foreign names keep their capitals (`linearGradient`); type selectors don't mind.
        return (lambda element: element.name == name or (element.namespace != HTML and element.name.lower() == name)), True
    if simple.kind == "id":
        return _attribute(Simple("attribute", "id", "=", simple.name, "i" if document.quirks else ""))
    if simple.kind == "class":
        return _class(simple.name, quirks=document.quirks)
    if simple.kind == "attribute":
        return _attribute(simple)
    return _pseudo_class(simple, document)


def _pseudo_class(simple: Simple, document: Document) -> tuple[Test | None, bool]:
    if simple.kind == "nth" and simple.step[0] == 0 and simple.name in {"nth-of-type", "nth-last-of-type"}:
        return _placed(simple.step[1], from_end=simple.name == "nth-last-of-type"), True
    if simple.kind == "is" and all(len(branch.parts) == 1 for branch in simple.branches):
        return _any_of([[condition(one, document) for one in branch.subject] for branch in simple.branches])
    return None, simple.kind == "universal"


def _any_of(branches: list[list[tuple[Test | None, bool]]]) -> tuple[Test, bool]:
    tests = [[test for test, _ in branch if test is not None] for branch in branches]
    exact = all(certain for branch in branches for _, certain in branch)
    return (lambda element: any(passes(element, some) for some in tests)), exact


def _placed(wanted: int, *, from_end: bool) -> Test:
    if not from_end:
        return lambda element: element.place()[0] == wanted
    return lambda element: (place := element.place())[1] - place[0] + 1 == wanted


def _class(wanted: str, *, quirks: bool) -> tuple[Test | None, bool]:
    if not quirks:
        return (
            lambda element: wanted in (css := element.attrs.get("class", "")) and (css == wanted or wanted in class_names(css))
        ), True
    if not wanted.isascii():
        return None, False
    folded = wanted.lower()
    return (
        lambda element: any(one.isascii() and one.lower() == folded for one in class_names(element.attrs.get("class", "")))
    ), True


def _attribute(simple: Simple) -> tuple[Test, bool]:
    name, value, operator = simple.name, simple.value, simple.operator
    if name != name.lower():
        # HTML's attributes are asked for in lower case, foreign ones as they are: soupsieve knows.
        return (lambda element: name.lower() in element.attrs or element.namespace != HTML), False
    if not operator:
        return (lambda element: element.value_of(name) is not None), True
    if simple.flag or name in CASELESS:
        return _folded(simple)
    if operator == "=":
        return (lambda element: element.value_of(name) == value), True
    if value and operator in _PARTLY:
        part = _PARTLY[operator]
        return (lambda element: part(element.value_of(name) or "", value)), True
    return (lambda element: element.value_of(name) is not None), False


_PARTLY: dict[str, Callable[[str, str], bool]] = {"$=": str.endswith, "^=": str.startswith, "*=": str.__contains__}


def _folded(simple: Simple) -> tuple[Test, bool]:
    """Compared without regard to case: by the flag everywhere, by HTML's own rule on HTML elements only."""
    name, value = simple.name, simple.value
    if simple.operator != "=" or not value.isascii():
        return (lambda element: element.value_of(name) is not None), False
    folded, everywhere = value.lower(), bool(simple.flag)

    def test(element: Element) -> bool:
        found = element.value_of(name)
        if found is None or found == value:
            return found is not None
        return (everywhere or element.namespace == HTML) and found.isascii() and found.lower() == folded

    return test, True
