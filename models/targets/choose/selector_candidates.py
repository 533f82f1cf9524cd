"""Every selector that is looked at for an element: the combinations of conditions that match it alone, with their costs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from models.engine.selector.parse.css_tokens import escape
from models.targets.choose.context_parts import above_parts, inner_parts, sibling_parts
from models.targets.choose.element_parts import element_parts, place_part
from models.targets.choose.part_costs import COST
from models.targets.choose.path_selector import path_to
from models.targets.choose.selector_part import SelectorPart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from models.engine.dom.document import Document
    from models.engine.dom.element import Element


@dataclass(frozen=True, slots=True)
class Candidate:
    """A selector that matches the element alone; `kinds` are the reasons for which it may fail."""

    css: str
    cost: float
    kinds: frozenset[str]

    @property
    def parts(self) -> tuple[str, ...]:
        """The kinds of its conditions (keys of COST), in alphabetical order."""
        return tuple(sorted(kind.partition(":")[0] for kind in self.kinds))


def every_candidate(document: Document, element: Element) -> list[Candidate]:
    """All that are looked at, in no order."""
    found = [*_unique(document, element)]
    if path := path_to(document, element):
        found.append(Candidate(path, COST["path"], frozenset({"path"})))
    return found


def _unique(document: Document, element: Element) -> Iterator[Candidate]:
    """Every combination of at most two conditions on the element itself and one on an ancestor that leaves the element alone."""
    tag = SelectorPart("tag", escape(element.name), frozenset(one.order for one in document.with_tag(element.name)))
    parts = sorted(element_parts(document, element), key=lambda part: part.cost)[:9]
    above = above_parts(document, element)
    if len(tag.holds) == 1:
        yield Candidate(tag.css, COST["lone tag"], frozenset({"lone tag"}))
    alone = {part for part in parts if len(part.holds & tag.holds) == 1}
    for count in (1, 2):
        for chosen in combinations(parts, count):
            if count == 2 and not alone.isdisjoint(chosen):
                continue  # one of them would do
            holds = chosen[0].holds.intersection(*(part.holds for part in chosen[1:]))
            named = chosen[0].kind in {"id", "test"} and len(holds) == 1
            if not named:
                holds &= tag.holds
            css = ("" if named else tag.css) + "".join(part.css for part in chosen)
            yield from _within(document, element, css, holds, chosen, above)
    yield from _within(document, element, tag.css, tag.holds, (), above)
    yield from _by_content(document, element, tag)
    yield from _by_siblings(document, element, tag)
    yield from _by_place(document, element, tag, parts, above)
    yield from _by_only_child(element, tag, above)


def _by_content(document: Document, element: Element, tag: SelectorPart) -> Iterator[Candidate]:
    if not element.children_elements():
        return
    lineage = {parent.order for parent in element.lineage()}
    inside = [order for order in tag.holds if order > element.order]
    for part in inner_parts(document, element):
        held = min(part.holds)
        # An ancestor or a descendant of the same tag would hold it too.
        if not lineage & tag.holds and not any(
            held == order or document.elements[order] in document.elements[held].lineage() for order in inside
        ):
            yield Candidate(f"{tag.css}:has({part.css})", COST["holds"], frozenset({"holds:" + part.css}))
        elif document.elements[held].above() is element:
            yield Candidate(f"{tag.css}:has(> {part.css})", COST["holds"] + 0.05, frozenset({"holds:" + part.css}))


def _by_siblings(document: Document, element: Element, tag: SelectorPart) -> Iterator[Candidate]:
    parent = element.above()
    if parent is None:
        return
    if element.place()[1] > 1:
        return
    for part in sibling_parts(document, element):
        if len(part.holds) == 1:
            css = f"{escape(parent.name)}:has(> {part.css}) > {tag.css}"
            yield Candidate(css, COST["beside"], frozenset({"beside:" + part.css}))


def _by_place(
    document: Document,
    element: Element,
    tag: SelectorPart,
    own_parts: list[SelectorPart],
    above: list[tuple[SelectorPart, int]],
) -> Iterator[Candidate]:
    """Counted among siblings, the element itself or something it is in, below an ancestor with a name."""
    compounds = [
        ((), tag.css, tag.holds),
        *(
            ((part,), tag.css + part.css, tag.holds & part.holds)
            for part in own_parts
            if part.kind in {"class", "plain_class", "type", "role", "data", "data_name", "icon"}
        ),
    ]
    steps = [element, *element.lineage()[:3]]
    for parts, css, holds in compounds[:4]:
        if not 1 < len(holds) <= 80:
            continue
        others = [document.elements[order] for order in holds if order != element.order]
        for far, here in enumerate(steps):
            place = place_part(here)
            if place.kind == "only":
                continue
            step = css + place.css if far == 0 else f"{escape(here.name)}{place.css} {css}"
            remaining = [other for other in others if _is_placed(other, here.name, place.css, far)]
            yield from _above_place(step, remaining, parts, above, far)


def _is_placed(other: Element, tag: str, css: str, far: int) -> bool:
    """Whether another element, or something it is in, has the same tag and place among its siblings."""
    return any(one.name == tag and place_part(one).css == css for one in ([other] if far == 0 else other.lineage()))


def _above_place(
    step: str, remaining: list[Element], parts: tuple[SelectorPart, ...], above: list[tuple[SelectorPart, int]], far: int
) -> Iterator[Candidate]:
    cost = COST["nth"] + sum(part.cost for part in parts)
    kinds = frozenset({"nth", *(part.kind for part in parts)})
    if not remaining:
        # A place by itself, with nothing said about what is there, is soon taken by something else.
        yield Candidate(step, cost if parts else cost + 0.6, kinds)
        return
    for part, distance in above:
        if distance > far and all(not part.holds & {one.order for one in other.lineage()} for other in remaining):
            yield Candidate(f"{part.css} {step}", cost + part.cost, kinds | {f"{part.kind}:{part.css}"})


def _by_only_child(element: Element, tag: SelectorPart, above: list[tuple[SelectorPart, int]]) -> Iterator[Candidate]:
    """The only one of its tag directly below an ancestor with a name of its own."""
    if place_part(element).kind != "only":
        return
    for part, far in above:
        if far == 1 and len(part.holds) == 1:
            yield Candidate(f"{part.css} > {tag.css}", part.cost + COST["only"], frozenset({f"{part.kind}:{part.css}", "only"}))


def _within(
    document: Document,
    element: Element,
    css: str,
    holds: frozenset[int],
    parts: tuple[SelectorPart, ...],
    above: list[tuple[SelectorPart, int]],
) -> Iterator[Candidate]:
    cost = sum(part.cost for part in parts) + COST["tag"]
    kinds = frozenset(part.kind for part in parts) | {"tag"}
    if len(holds) == 1:
        if parts:
            yield Candidate(css, cost, kinds)
        return
    if len(holds) > 400:
        return
    lineages = {order: {parent.order for parent in document.elements[order].lineage()} for order in holds}
    mine = lineages[element.order]
    for part, _ in above:
        if part.holds & mine and all(order == element.order or not part.holds & lineage for order, lineage in lineages.items()):
            yield Candidate(f"{part.css} {css}", cost + part.cost, kinds | {f"{part.kind}:{part.css}"})
