"""Selectors that lean on what keeps an element company: what it holds, what stands beside it, what else is in its row or card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.engine.selector.parse.css_tokens import escape
from models.targets.choose.candidate import candidate
from models.targets.choose.context_parts import inner_parts, sibling_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from models.engine.dom.document import Document
    from models.engine.dom.element import Element
    from models.targets.choose.candidate import Candidate
    from models.targets.choose.selector_part import SelectorPart

_ROW_PARTS = frozenset({"class", "plain_class", "type", "role", "icon", "data", "data_name"})
_FARTHEST_ROW = 4
_MOST_HELD = 200


def by_content(document: Document, element: Element, tag: SelectorPart) -> Iterator[Candidate]:
    if not element.children_elements():
        return
    lineage = {parent.order for parent in element.lineage()}
    inside = [order for order in tag.holds if order > element.order]
    for part in inner_parts(document, element):
        held = min(part.holds)
        kind = "holds_name" if part.kind == "name" else "holds"
        # An ancestor or a descendant of the same tag would hold it too.
        if not lineage & tag.holds and not any(
            held == order or document.elements[order] in document.elements[held].lineage() for order in inside
        ):
            yield candidate(f"{tag.css}:has({part.css})", [kind], {"holds"})
        elif document.elements[held].above() is element:
            yield candidate(f"{tag.css}:has(> {part.css})", [kind, "holds_child"], {"holds"})


def by_siblings(document: Document, element: Element, tag: SelectorPart) -> Iterator[Candidate]:
    parent = element.above()
    if parent is None or element.place()[1] > 1:
        return
    for part in sibling_parts(document, element):
        if len(part.holds) == 1:
            yield candidate(f"{escape(parent.name)}:has(> {part.css}) > {tag.css}", ["beside"], {"beside"})


def by_row(document: Document, element: Element, tag: SelectorPart, own: list[SelectorPart]) -> Iterator[Candidate]:
    """By what else is in the nearest row, card or item that has others beside it and holds something with a name of its own."""
    compounds = [(tag.css, tag.holds, ["tag"])]
    compounds += [(tag.css + part.css, tag.holds & part.holds, ["tag", part.kind]) for part in own if part.kind in _ROW_PARTS]
    compounds = [one for one in compounds[:4] if 1 < len(one[1]) <= _MOST_HELD]
    for row in element.lineage()[:_FARTHEST_ROW] if compounds else ():
        if row.place()[1] == 1:
            continue
        rows = [(part, _rows_around(document, part, row, element)) for part in inner_parts(document, row)]
        found = [
            candidate(f"{escape(row.name)}:has({part.css}) {css}", ["row", *kinds], {"row", *kinds})
            for part, around in rows
            for css, holds, kinds in compounds
            if around and _is_alone_below(document, element, holds, around)
        ]
        if found:
            yield from found
            return


def _rows_around(document: Document, part: SelectorPart, row: Element, element: Element) -> set[int]:
    """What of the row's tag is around that which a part of it names; nothing where that is the element, in it or around it."""
    held = document.elements[min(part.holds)]
    if held is element or element in held.lineage() or held in element.lineage():
        return set()
    return {one.order for one in held.lineage() if one.name == row.name}


def _is_alone_below(document: Document, element: Element, holds: frozenset[int], rows: set[int]) -> bool:
    """Whether no other of these elements is inside of one of the rows."""
    others = (document.elements[order] for order in holds if order != element.order)
    return not any(rows & {one.order for one in other.lineage()} for other in others)
