"""Which selectors a target gets, and which comes first: three to five, the likeliest to survive first, each with another reason
to fail.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from models.engine.selector.match.selector import Selector
from models.targets.choose.selector_candidates import every_candidate

if TYPE_CHECKING:
    from models.engine.dom.document import Document
    from models.engine.dom.element import Element
    from models.targets.choose.candidate import Candidate

FEWEST, MOST = 3, 5
# A fourth and fifth selector have to be likelier to survive than this cost says.
_CHEAP_ENOUGH = 0.8
# Menus and dialogs that scripts hang below the body, by number: they hang in the order of their opening.
_PORTAL = re.compile(r"\bbody(?: > |:has\([^)]*\) > )div:nth-of-type\((?!1\))")


def selectors_for(document: Document, element: Element) -> list[str]:
    """One to five selectors, each matching exactly this element. Empty only when it lies too deep for any."""
    return [one.css for one in candidates_for(document, element)]


def candidates_for(document: Document, element: Element) -> list[Candidate]:
    """The chosen ones, with what they cost and why they may fail."""
    return chosen_of(document, element, in_order(document, element))


def in_order(document: Document, element: Element) -> list[Candidate]:
    """All that are looked at, the likeliest to survive first."""
    return sorted(every_candidate(document, element), key=lambda one: (one.cost, len(one.css), one.css))


def chosen_of(document: Document, element: Element, found: list[Candidate]) -> list[Candidate]:
    """Those that a target gets, of candidates in their order."""
    lasting = [one for one in found if not _PORTAL.search(one.css)]
    found = lasting if len(lasting) >= FEWEST else found
    chosen: list[Candidate] = []
    # First those that share no reason to fail with any before them; then, if they are few, those that have one of their own.
    for apart in (True, False):
        for candidate in found:
            enough = MOST if apart and candidate.cost <= _CHEAP_ENOUGH else FEWEST
            if len(chosen) < enough and _adds(candidate, chosen, apart=apart) and _is_right(document, element, candidate.css):
                chosen.append(candidate)
    return [*chosen[:1], *sorted(chosen[1:], key=lambda one: one.cost)]


def _adds(found: Candidate, chosen: list[Candidate], *, apart: bool) -> bool:
    if apart:
        return not any(found.grounds & other.grounds for other in chosen)
    return all(found.grounds - other.grounds and found.css != other.css for other in chosen)


def _is_right(document: Document, element: Element, css: str) -> bool:
    return Selector(css).select(document) == [element]
