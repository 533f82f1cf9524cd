"""A sieve in front of soupsieve: lets every element pass that a selector could match, and few others, at a hundredth of the
price.

For the plain selectors that targets carry it is exact, and says so: then soupsieve need not be asked again. Tests hold the two
against each other on every element of the saved pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from models.target.element import HTML
from models.target.selector_conditions import condition, passes
from models.target.selector_dialect import CASELESS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.target.document import Document
    from models.target.element import Element
    from models.target.selector_conditions import Test
    from models.target.selector_tree import Complex, Simple


class Sieved(NamedTuple):
    """What passed, in document order; `exact` when the selector matches all of it and nothing else."""

    elements: list[Element]
    exact: bool


def sieve(branch: Complex, document: Document) -> Sieved:
    last = len(branch.parts) - 1
    if last and all(combinator == ">" for combinator, _ in branch.parts[1:]):
        found, exact = _downward(branch, document)
    else:
        found, exact = _compound(branch.subject, document)
        if found and last:
            step = _within if branch.parts[last][0] == " " else _chained
            found, certain = step(found, branch, document)
            exact = exact and certain
    # Names of foreign elements and their attributes keep their case: leave them to soupsieve.
    return Sieved(found, exact and all(element.namespace == HTML for element in found))


def _downward(branch: Complex, document: Document) -> Sieved:
    """From the first compound's elements to their children, step by step: few, where the first one has a name of its own."""
    first, exact = _compound(branch.parts[0][1], document)
    subjects, _ = _narrowed(branch.subject, document)
    if len(first) > len(subjects):
        found, certain = _compound(branch.subject, document)
        chained, exact = _chained(found, branch, document)
        return Sieved(chained, exact and certain)
    for _, compound in branch.parts[1:]:
        tests, certain = _tests(compound, document)
        exact = exact and certain
        first = [child for parent in first for child in parent.children_elements() if passes(child, tests)]
    return Sieved(sorted(first, key=lambda element: element.order), exact)


def _within(found: list[Element], branch: Complex, document: Document) -> Sieved:
    """Those with an ancestor that passes. It may be the wrong one for the steps before it, if any."""
    holders, exact = _compound(branch.parts[-2][1], document)
    spans = [(holder.order, holder.last_inside()) for holder in holders]
    if len(spans) == 1:
        first, last = spans[0]
        inside = [element for element in found if first < element.order <= last]
    else:
        inside = [element for element in found if any(first < element.order <= last for first, last in spans)]
    return Sieved(inside, exact and len(branch.parts) == 2)


def _chained(found: list[Element], branch: Complex, document: Document) -> Sieved:
    """Those whose unbroken line of parents passes, up to the first other combinator; exact when there is none."""
    steps: list[list[Test]] = []
    exact, place = True, len(branch.parts) - 1
    while place > 0 and branch.parts[place][0] == ">":
        tests, certain = _tests(branch.parts[place - 1][1], document)
        steps.append(tests)
        exact = exact and certain
        place -= 1
    return Sieved([element for element in found if _stands(element, steps)], exact and place == 0)


def _compound(compound: tuple[Simple, ...], document: Document) -> Sieved:
    found, indexed = _narrowed(compound, document)
    tests, exact = _tests([simple for simple in compound if simple is not indexed], document)
    for test in tests:
        found = [element for element in found if test(element)]
    return Sieved(found, exact)


def _narrowed(compound: tuple[Simple, ...], document: Document) -> tuple[list[Element], Simple | None]:
    """The elements a compound can match at most, by the index that leaves the fewest, and the condition it answers for good."""
    best, by = document.elements, None
    for simple in compound:
        settled: Simple | None = simple
        if simple.kind == "id":
            some = document.with_id(simple.name)
        elif simple.kind == "class":
            some = document.with_class(simple.name)
        elif simple.kind == "tag":
            some = document.with_tag(simple.name)
        elif simple.kind == "attribute":
            some = _valued(simple, document)
            settled = None
        else:
            continue
        if len(some) < len(best):
            best, by = some, settled
    return best, by


def _valued(simple: Simple, document: Document) -> list[Element]:
    """The elements with the attribute, and with its value where that is quick to see."""
    name, value = simple.name.lower(), simple.value
    some = document.with_attribute(name)
    values = document.values_of(name) if value and not simple.flag and name not in CASELESS else []
    if len(values) != len(some):
        return some
    if simple.operator == "=":
        return [element for found, element in values if found == value]
    if simple.operator == "$=":
        return [element for found, element in values if found.endswith(value)]
    return [element for found, element in values if value in found] if simple.operator == "*=" else some


def _stands(element: Element, steps: list[list[Test]]) -> bool:
    here = element.above()
    for tests in steps:
        if here is None or not passes(here, tests):
            return False
        here = here.above()
    return True


def _tests(compound: Sequence[Simple], document: Document) -> tuple[list[Test], bool]:
    """The tests that are cheap, and whether they are all there is."""
    tests = [_has(simple, document) if simple.kind == "has" else condition(simple, document) for simple in compound]
    return [test for test, _ in tests if test is not None], all(exact for _, exact in tests)


def _has(simple: Simple, document: Document) -> tuple[Test | None, bool]:
    """Only what is above an element that could be the one held can hold it."""
    holding: set[int] = set()
    exact = True
    for branch in simple.branches:
        holders: set[int] = set()
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
        holding |= holders
    return (lambda element: element.order in holding), exact
