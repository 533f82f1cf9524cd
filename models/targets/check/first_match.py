"""Which element a visitor's browser would take: the first selector that matches exactly one element that passes the identity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.engine.selector.match.selector import Selector
from models.engine.selector.parse.selector_tree import SelectorRefused
from models.targets.recognise.identity import is_counted, is_in_another_language, passes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.engine.dom.document import Document
    from models.engine.dom.element import Element
    from models.targets.target_json import IdentityJson


AGREEING = 2
"""Selectors that have to find the same element, where its texts can't be compared: so many that don't count,"""

ALL_AGREEING = 3
"""or all of them, where one does not count and there are so many."""


@dataclass(frozen=True, slots=True)
class FirstMatch:
    """`which` selector (from 0) found the element; `counts` says how many elements each selector tried matches by itself,
    `refusals` why browsers would not accept some.
    """

    element: Element | None
    which: int | None
    counts: tuple[int, ...]
    refusals: tuple[str, ...] = ()


def first_match(document: Document, selectors: Sequence[str], identity: IdentityJson) -> FirstMatch:
    counts: list[int] = []
    refusals: list[str] = []
    found: list[tuple[int, Element]] = []
    for place, css in enumerate(selectors):
        try:
            matching = Selector(css).select(document)
        except SelectorRefused as refusal:
            counts.append(0)
            refusals.append(str(refusal))
            continue
        counts.append(len(matching))
        passing = [element for element in matching if passes(element, identity, css)]
        if len(passing) == 1:
            return FirstMatch(passing[0], place, tuple(counts), tuple(refusals))
        if len(matching) == 1:
            found.append((place, matching[0]))
    place, element = _agreed(found, selectors, identity) or (None, None)
    return FirstMatch(element, place, tuple(counts), tuple(refusals))


def _agreed(found: list[tuple[int, Element]], selectors: Sequence[str], identity: IdentityJson) -> tuple[int, Element] | None:
    """In another language: the element that selectors find alone, two of them or one and all others, without counting."""
    for place, element in found:
        agreeing = [selectors[at] for at, other in found if other is element]
        by_all = len(agreeing) == len(selectors) >= ALL_AGREEING
        enough = 1 if by_all else AGREEING
        if (
            not is_counted(selectors[place])
            and sum(not is_counted(css) for css in agreeing) >= enough
            and element.name == identity.get("tag", element.name)
            and is_in_another_language(element, identity)
        ):
            return place, element
    return None
