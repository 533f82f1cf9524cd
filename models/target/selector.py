"""Selectors as browsers read them, answered by soupsieve on a document.

`Selector("ul > li.open").select(document)` gives the matching elements in document order. What a browser would refuse is refused
(`SelectorRefused`, with `reason` and `position`), as is what is longer or deeper than is looked at.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, cast

import soupsieve

from models.target.element import HTML, Element
from models.target.selector_dialect import mark, spell
from models.target.selector_grammar import MAX_DEPTH, MAX_LENGTH, Complex, SelectorRefused, Simple, parse
from models.target.selector_states import holders

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from models.target.document import Document

# Older releases know no such flag; they take complex `:has()` without it.
_FLAGS = int(getattr(soupsieve, "NOSTRICT", 0))


class Selector:
    """One selector list, accepted. `css` is the text as it was given."""

    def __init__(self, css: str) -> None:
        self.css = css
        self.branches = parse(css)

    def select(self, document: Document) -> list[Element]:
        """Every matching element, in document order."""
        return self.filter(document, self._candidates(document))

    def matches(self, document: Document, element: Element) -> bool:
        return bool(self.filter(document, [element]))

    def filter(self, document: Document, elements: Iterable[Element]) -> list[Element]:
        """Those of the given elements that match, in the order given."""
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

    def _candidates(self, document: Document) -> list[Element]:
        found: dict[int, Element] = {}
        for branch in self.branches:
            narrowed = _narrowed(branch.subject, document)
            if len(self.branches) == 1:
                return narrowed
            found.update((element.order, element) for element in narrowed)
        return [found[index] for index in sorted(found)]


def _narrowed(subject: tuple[Simple, ...], document: Document) -> list[Element]:
    """The elements a compound can match at most, by the index that leaves the fewest."""
    best = document.elements
    for simple in subject:
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


def _states(branches: tuple[Complex, ...]) -> Iterator[Simple]:
    for branch in branches:
        for _, compound in branch.parts:
            for simple in compound:
                if simple.kind == "state":
                    yield simple
                yield from _states(simple.branches)


@lru_cache(maxsize=2_000)
def _compiled(css: str) -> soupsieve.SoupSieve:
    return soupsieve.compile(css, namespaces={"html": HTML}, flags=_FLAGS)


__all__ = ["MAX_DEPTH", "MAX_LENGTH", "Selector", "SelectorRefused"]
