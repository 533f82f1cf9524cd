"""A sieve in front of soupsieve: lets every element pass that a selector could match, and few others, at a hundredth of the price.

For the plain selectors that targets carry it is exact, and says so: then soupsieve need not be asked again. Tests hold the two against each
other on every element of the saved pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from models.target.element import HTML, class_names
from models.target.selector_dialect import CASELESS

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.target.document import Document
    from models.target.element import Element
    from models.target.selector_grammar import Complex, Simple

    Test = Callable[[Element], bool]


class Sieved(NamedTuple):
    """What passed, in document order; `exact` when the selector matches all of it and nothing else."""

    elements: list[Element]
    exact: bool


def sieve(branch: Complex, document: Document) -> Sieved:
    found, exact = _compound(branch.subject, document)
    if len(branch.parts) > 1 and found:
        steps: list[tuple[str, list[Test]]] = []
        for place in range(len(branch.parts) - 1, 0, -1):
            tests, certain = _tests(branch.parts[place - 1][1], document)
            steps.append((branch.parts[place][0], tests))
            exact = exact and certain
        found = [element for element in found if _stands(element, steps)]
        # An ancestor found for one step may be the wrong one for the next; siblings are not looked at.
        exact = exact and all(combinator == ">" for combinator, _ in steps[:-1]) and steps[-1][0] in {" ", ">"}
    # Names of foreign elements and their attributes keep their case: leave them to soupsieve.
    return Sieved(found, exact and all(element.namespace == HTML for element in found))


def _compound(compound: tuple[Simple, ...], document: Document) -> Sieved:
    found = _narrowed(compound, document)
    tests, exact = _tests(compound, document)
    for test in tests:
        found = [element for element in found if test(element)]
    return Sieved(found, exact)


def _narrowed(compound: tuple[Simple, ...], document: Document) -> list[Element]:
    """The elements a compound can match at most, by the index that leaves the fewest."""
    best = document.elements
    for simple in compound:
        if simple.kind == "id":
            some = document.with_id(simple.name)
        elif simple.kind == "class":
            some = document.with_class(simple.name)
        elif simple.kind == "tag":
            some = document.with_tag(simple.name)
        elif simple.kind == "attribute":
            some = document.with_attribute(simple.name)
        else:
            continue
        if len(some) < len(best):
            best = some
    return best


def _stands(element: Element, above: list[tuple[str, list[Test]]]) -> bool:
    """Whether what the selector wants above the element is there."""
    here = element.above()
    for combinator, tests in above:
        if combinator == " ":
            while here is not None and not all([test(here) for test in tests]):
                here = here.above()
            return here is not None
        if combinator != ">":
            return True
        if here is None or not all([test(here) for test in tests]):
            return False
        here = here.above()
    return True


def _tests(compound: tuple[Simple, ...], document: Document) -> tuple[list[Test], bool]:
    """The tests that are cheap, and whether they are all there is."""
    tests = [_test(simple, document) for simple in compound]
    return [test for test, _ in tests if test is not None], all(exact for _, exact in tests)


def _test(simple: Simple, document: Document) -> tuple[Test | None, bool]:
    if simple.kind == "tag":
        name = simple.name.lower()
        return (lambda element: element.name == name or element.name.lower() == name), True
    if simple.kind == "id" and not document.quirks:
        return (lambda element: element.attrs.get("id") == simple.name), True
    if simple.kind == "class" and not document.quirks:
        wanted = simple.name
        return (lambda element: wanted in (css := element.attrs.get("class", "")) and (css == wanted or wanted in class_names(css))), True
    if simple.kind == "attribute":
        return _attribute(simple)
    if simple.kind == "nth" and simple.name == "nth-of-type" and simple.step[0] == 0:
        return (lambda element: element.namespace != HTML or element.place()[0] == simple.step[1]), True
    if simple.kind == "has":
        return _has(simple, document)
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
        return (lambda element: element.attrs.get(name, "").lower() == folded and name in element.attrs or element.namespace != HTML), False
    if simple.operator == "$=" and exact and value:
        return (lambda element: element.attrs.get(name, "").endswith(value) or element.namespace != HTML), True
    if simple.operator == "*=" and exact and value:
        return (lambda element: value in element.attrs.get(name, "") or element.namespace != HTML), True
    return (lambda element: name in element.attrs or element.namespace != HTML), False


def _has(simple: Simple, document: Document) -> tuple[Test | None, bool]:
    """Only what is above an element that could be the one held can hold it."""
    holders: set[int] = set()
    exact = True
    for branch in simple.branches:
        combinator = branch.parts[0][0]
        if len(branch.parts) > 1 or combinator not in {" ", ">"}:
            return None, False
        found, certain = _compound(branch.subject, document)
        exact = exact and certain and all(held.namespace == HTML for held in found)
        for held in found:
            above = held.above()
            while above is not None and above.order not in holders:
                holders.add(above.order)
                above = above.above() if combinator == " " else None
    return (lambda element: element.order in holders), exact
