"""The elements that a selector can match, found by indexes before soupsieve looks at them, at a hundredth of its cost.

Every match is among them. For the plain selectors that targets carry the result is exact, and says so: then soupsieve is not
needed. Tests hold the two against each other on every element of the saved pages.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from models.engine.selector.match.condition_tests import condition, passes
from models.engine.selector.match.soupsieve_dialect import CASELESS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.engine.dom.document import Document
    from models.engine.dom.element import Element
    from models.engine.selector.match.condition_tests import Test
    from models.engine.selector.parse.selector_tree import Complex, Simple


# With more ancestors than this that could hold the subject, looking at each element is cheaper.
_FEW = 16


class Prefiltered(NamedTuple):
    """What passed, in document order; `exact` when the selector matches all of it and nothing else."""

    elements: list[Element]
    exact: bool


def prefilter(branch: Complex, document: Document) -> Prefiltered:
    parts = branch.parts
    if len(parts) == 1:
        return _compound(branch.subject, document)
    if all(combinator == ">" for combinator, _ in parts[1:]):
        return _downward(branch, document)
    found, exact = _compound(branch.subject, document, _region(branch, document))
    chained, certain = _chained(found, branch, document) if found else (found, True)
    return Prefiltered(chained, exact and certain)


def _downward(branch: Complex, document: Document) -> Prefiltered:
    """From the first compound's elements to their children, step by step: few, where the first one has a name of its own."""
    first, exact = _compound(branch.parts[0][1], document)
    subjects, _ = _narrowed(branch.subject, document)
    if len(first) > len(subjects):
        found, certain = _compound(branch.subject, document)
        chained, exact = _chained(found, branch, document)
        return Prefiltered(chained, exact and certain)
    for _, compound in branch.parts[1:]:
        tests, certain = _tests(compound, document)
        exact = exact and certain
        first = [child for parent in first for child in parent.children_elements() if passes(child, tests)]
    return Prefiltered(sorted(first, key=lambda element: element.order), exact)


def _region(branch: Complex, document: Document) -> list[tuple[int, int]] | None:
    """The stretches of the page in which the subject has to be, by the ancestor that leaves the fewest; None: anywhere."""
    found: list[tuple[int, int]] | None = None
    for place in range(len(branch.parts) - 2, -1, -1):
        if branch.parts[place + 1][0] not in {">", " "}:
            return found
        compound = branch.parts[place][1]
        if any(simple.kind in {"id", "class", "attribute"} for simple in compound):
            holders = _compound(compound, document).elements
            if len(holders) <= _FEW and (found is None or len(holders) < len(found)):
                found = [(holder.order, holder.last_inside()) for holder in holders]
    return found


def _inside(found: list[Element], region: list[tuple[int, int]]) -> list[Element]:
    pieces: list[Element] = []
    reached = -1
    for first, last in region:
        if last > reached:
            start = bisect_right(found, max(first, reached), key=_order)
            pieces += found[start : bisect_right(found, last, key=_order)]
            reached = last
    return pieces


def _order(element: Element) -> int:
    return element.order


def _chained(found: list[Element], branch: Complex, document: Document) -> Prefiltered:
    """Those whose ancestors pass, up to the first combinator that looks aside; exact when there is none."""
    steps: list[tuple[str, list[Test]]] = []
    exact, place = True, len(branch.parts) - 1
    while place > 0 and branch.parts[place][0] in {">", " "}:
        tests, certain = _tests(branch.parts[place - 1][1], document)
        steps.append((branch.parts[place][0], tests))
        exact = exact and certain
        place -= 1
    if not steps:
        return Prefiltered(found, exact=False)
    known: dict[tuple[int, int], bool] = {}
    return Prefiltered([element for element in found if _stands(element.above(), steps, 0, known)], exact and place == 0)


def _stands(here: Element | None, steps: list[tuple[str, list[Test]]], at: int, known: dict[tuple[int, int], bool]) -> bool:
    """Whether this element, or (behind a space) one above it, passes the step and those above it the steps that follow. What was
    found for an element is kept, so that no line is walked twice.
    """
    combinator, tests = steps[at]
    walked: list[tuple[int, int]] = []
    found = False
    while here is not None:
        key = (here.order, at)
        if key in known:
            found = known[key]
            break
        walked.append(key)
        if passes(here, tests) and (at + 1 == len(steps) or _stands(here.above(), steps, at + 1, known)):
            found = True
            break
        here = here.above() if combinator == " " else None
    for key in walked:
        known[key] = found
    return found


def _compound(compound: tuple[Simple, ...], document: Document, region: list[tuple[int, int]] | None = None) -> Prefiltered:
    found, indexed = _narrowed(compound, document)
    if region is not None:
        found = _inside(found, region)
    tests, exact = _tests([simple for simple in compound if simple is not indexed], document)
    for test in tests:
        found = [element for element in found if test(element)]
    return Prefiltered(found, exact)


def _narrowed(compound: tuple[Simple, ...], document: Document) -> tuple[list[Element], Simple | None]:
    """The elements a compound can match at most, by the index that leaves the fewest, and the condition it answers for good."""
    best, by = document.elements, None
    for simple in compound:
        settled = None if document.quirks and simple.kind in {"id", "class"} else simple
        if simple.kind == "id":
            some = document.with_id(simple.name)
        elif simple.kind == "class":
            some = document.with_class(simple.name)
        elif simple.kind == "tag":
            some = document.with_tag(simple.name)
        elif simple.kind == "attribute" and simple.name == simple.name.lower():
            some, settled = _valued(simple, document)
        else:
            continue
        if len(some) < len(best):
            best, by = some, settled
    return best, by


def _valued(simple: Simple, document: Document) -> tuple[list[Element], Simple | None]:
    """The elements with the attribute, and with its value where that is quick to see."""
    if simple.name in CASELESS or simple.flag or not simple.value:
        return document.with_attribute(simple.name), None
    some = document.with_value(simple.name, simple.operator, simple.value)
    return (document.with_attribute(simple.name), None) if some is None else (some, simple)


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
        exact = exact and certain
        for held in found:
            above = held.above()
            while above is not None and above.order not in holders:
                holders.add(above.order)
                above = above.above() if combinator == " " else None
        holding |= holders
    return (lambda element: element.order in holding), exact
