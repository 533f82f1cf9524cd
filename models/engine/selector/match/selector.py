"""Selectors as browsers read them, answered by soupsieve on a document.

`Selector("ul > li.open").select(document)` gives the matching elements in document order. What a browser would refuse is refused
(`SelectorRefused`, with `reason` and `position`), as is what is longer or deeper than is looked at.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, cast

import soupsieve

from models.engine.dom.element import HTML, Element
from models.engine.selector.match.element_states import holders
from models.engine.selector.match.prefilter import prefilter
from models.engine.selector.match.soupsieve_dialect import mark, spell
from models.engine.selector.parse.grammar import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from models.engine.dom.document import Document
    from models.engine.selector.parse.selector_tree import Complex, Simple

# Older releases know no such flag; they take complex `:has()` without it.
_FLAGS = int(getattr(soupsieve, "NOSTRICT", 0))


class Selector:
    """One selector list, accepted. `css` is the text as it was given."""

    def __init__(self, css: str) -> None:
        self.css = css
        self.branches = _parsed(css)

    def select(self, document: Document) -> list[Element]:
        """Every matching element, in document order."""
        sieved = [prefilter(branch, document) for branch in self.branches]
        if len(sieved) == 1:
            found = sieved[0].elements
        else:
            both = {element.order: element for one in sieved for element in one.elements}
            found = [both[order] for order in sorted(both)]
        return found if all(one.exact for one in sieved) else self.filter(document, found)

    def matches(self, document: Document, element: Element) -> bool:
        return bool(self.filter(document, [element]))

    def filter(self, document: Document, elements: Sequence[Element]) -> list[Element]:
        """Those of the given elements that match, in the order given."""
        if not elements:
            return []
        compiled = _compiled(spell(self.branches, quirks=document.quirks))
        lent = {mark(simple): simple for simple in _states(self.branches)}
        held = {name: holders(document, simple) for name, simple in lent.items()}
        try:
            for name, holding in held.items():
                for element in holding:
                    element.attrs[name] = ""
            return cast("list[Element]", compiled.filter(elements))
        finally:
            for name, holding in held.items():
                for element in holding:
                    element.attrs.pop(name, None)


def _states(branches: tuple[Complex, ...]) -> Iterator[Simple]:
    for branch in branches:
        for _, compound in branch.parts:
            for simple in compound:
                if simple.kind == "state":
                    yield simple
                yield from _states(simple.branches)


@lru_cache(maxsize=5_000)
def _parsed(css: str) -> tuple[Complex, ...]:
    return parse(css)


@lru_cache(maxsize=5_000)
def _compiled(css: str) -> soupsieve.SoupSieve:
    return soupsieve.compile(css, namespaces={"html": HTML}, flags=_FLAGS)
