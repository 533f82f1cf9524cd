"""Every selector that is looked at for an element: the combinations of conditions that match it alone, with their costs."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from models.engine.selector.parse.css_tokens import escape
from models.targets.choose.candidate import candidate
from models.targets.choose.company_selectors import by_content, by_row, by_siblings
from models.targets.choose.context_parts import above_parts
from models.targets.choose.element_parts import element_parts
from models.targets.choose.path_selector import path_to
from models.targets.choose.placed_selectors import by_only_child, by_place
from models.targets.choose.selector_part import SelectorPart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from models.engine.dom.document import Document
    from models.engine.dom.element import Element
    from models.targets.choose.candidate import Candidate

# What a thing is called by developers and scripts says enough, whatever element it is made of when a page is rebuilt.
_NAMED = frozenset({"id", "test", "data_name"})
_WITHOUT_TAG = _NAMED | {"name", "class"}
# So does what it says of itself, where nothing else on the page says the same.
_SAYS_ENOUGH = _NAMED | {"name", "aria", "data", "title", "placeholder", "alt", "role"}
# Elements of which a page seldom has a second, and those that every design of it has.
_ONCE = frozenset({"html", "body", "main", "header", "footer", "nav", "aside", "form", "search", "dialog", "table", "h1"})
_EVERYWHERE = frozenset({"html", "body", "main", "header", "footer"})
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_UNSAID = frozenset({"tag", "heading"})
_MOST_HELD = 400


def every_candidate(document: Document, element: Element) -> list[Candidate]:
    """All that are looked at, in no order."""
    found = [*_unique(document, element)]
    if path := path_to(document, element):
        found.append(candidate(path, ["path"]))
    return found


def _unique(document: Document, element: Element) -> Iterator[Candidate]:
    """Every combination of at most two conditions on the element itself and one on an ancestor that leaves the element alone, and
    in which no condition could be left out.
    """
    tag = SelectorPart("tag", escape(element.name), frozenset(one.order for one in document.with_tag(element.name)))
    parts = sorted(element_parts(document, element), key=lambda part: part.cost)[:9]
    above = above_parts(document, element)
    if len(tag.holds) == 1:
        yield candidate(tag.css, _of_lone(element.name), {"lone tag"})
    yield from _combined(document, element, tag, parts, above)
    named = _any_heading(document) if element.name in _HEADINGS else tag
    if named is not tag:
        yield from (
            _selector([named], within) for within in _telling(document, element, named.holds, above) if within is not None
        )
    yield from by_content(document, element, named)
    yield from by_siblings(document, element, named)
    yield from by_row(document, element, tag, parts)
    yield from by_place(document, element, tag, parts, above)
    yield from by_only_child(element, tag, above)


def _of_lone(tag: str) -> list[str]:
    if tag in _EVERYWHERE:
        return ["lone landmark"]
    return ["lone tag"] if tag in _ONCE else ["lone tag", "unsaid"]


def _any_heading(document: Document) -> SelectorPart:
    """A redesign moves headings to other levels: the only heading of a box is named as that."""
    found = (one.order for name in _HEADINGS for one in document.with_tag(name))
    return SelectorPart("heading", f":is({','.join(_HEADINGS)})", frozenset(found))


def _combined(
    document: Document,
    element: Element,
    tag: SelectorPart,
    parts: list[SelectorPart],
    above: list[tuple[SelectorPart, int]],
) -> Iterator[Candidate]:
    for part in parts:
        if part.kind in _WITHOUT_TAG:
            for within in _telling(document, element, part.holds, above):
                yield _selector([part], within)
    enough: dict[tuple[SelectorPart, ...], list[SelectorPart | None]] = {}
    for chosen in [(), *((part,) for part in parts), *combinations(parts, 2)]:
        if len(chosen) == 1 and chosen[0].kind in _SAYS_ENOUGH and len(chosen[0].holds) == 1:
            enough[chosen] = [None]  # it needs no tag
            if chosen[0].kind not in _WITHOUT_TAG:
                yield _selector([chosen[0]], None)
            continue
        known = [one for fewer in ((), *((part,) for part in chosen)) if fewer != chosen for one in enough.get(fewer, ())]
        if None in known:
            continue
        holds = tag.holds.intersection(*(part.holds for part in chosen))
        found = [one for one in _telling(document, element, holds, above) if one not in known]
        # To be the only one of its tag is enough for what a page has once; of the rest there may be another tomorrow.
        enough[chosen] = found if chosen or found != [None] or element.name in _ONCE else []
        if len(chosen) == 1 and chosen[0].kind in _NAMED:
            without = _telling(document, element, chosen[0].holds, above)  # these went before, without a tag
            found = [one for one in found if one not in without]
        if chosen or found != [None]:
            yield from (_selector([tag, *chosen], within) for within in found)


def _selector(own: list[SelectorPart], within: SelectorPart | None) -> Candidate:
    css, kinds = "".join(part.css for part in own), [part.kind for part in own]
    if within is None:
        return candidate(css, kinds)
    both = ["unsaid" if kinds[0] in _UNSAID and len(kinds) == 1 else "within"]
    return candidate(f"{within.css} {css}", [*kinds, within.kind, *both], {*kinds, f"{within.kind}:{within.css}"})


def _telling(
    document: Document, element: Element, holds: frozenset[int], above: list[tuple[SelectorPart, int]]
) -> list[SelectorPart | None]:
    """The ancestors' conditions that tell the element from the others for which its own hold; None alone where there are none."""
    if len(holds) == 1:
        return [None]
    if len(holds) > _MOST_HELD:
        return []
    lineages = {order: {parent.order for parent in document.elements[order].lineage()} for order in holds}
    mine = lineages.pop(element.order)
    return [part for part, _ in above if part.holds & mine and not any(part.holds & lineage for lineage in lineages.values())]
