"""Selectors that count: an element's place among its siblings, its own or that of something it is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.engine.selector.parse.css_tokens import escape
from models.targets.choose.candidate import candidate
from models.targets.choose.element_parts import place_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from models.engine.dom.document import Document
    from models.engine.dom.element import Element
    from models.targets.choose.candidate import Candidate
    from models.targets.choose.selector_part import SelectorPart

_COUNTED = frozenset({"class", "plain_class", "type", "role", "data", "data_name", "icon"})
_MOST_HELD = 80


def by_place(
    document: Document,
    element: Element,
    tag: SelectorPart,
    own_parts: list[SelectorPart],
    above: list[tuple[SelectorPart, int]],
) -> Iterator[Candidate]:
    """Counted among siblings, the element itself or something it is in, below an ancestor with a name."""
    compounds = [
        ((), tag.css, tag.holds),
        *(((part,), tag.css + part.css, tag.holds & part.holds) for part in own_parts if part.kind in _COUNTED),
    ]
    steps = [element, *element.lineage()[:3]]
    for parts, css, holds in compounds[:4]:
        if not 1 < len(holds) <= _MOST_HELD:
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
    kinds = ["nth", *(part.kind for part in parts)]
    if not remaining:
        # A place by itself, with nothing said about what is there, is soon taken by something else.
        yield candidate(step, kinds if parts else [*kinds, "bare"], kinds)
        return
    for part, distance in above:
        if distance > far and all(not part.holds & {one.order for one in other.lineage()} for other in remaining):
            yield candidate(f"{part.css} {step}", [*kinds, part.kind], {*kinds, f"{part.kind}:{part.css}"})


def by_only_child(element: Element, tag: SelectorPart, above: list[tuple[SelectorPart, int]]) -> Iterator[Candidate]:
    """The only one of its tag directly below an ancestor with a name of its own."""
    if place_part(element).kind != "only":
        return
    for part, far in above:
        if far == 1 and len(part.holds) == 1:
            yield candidate(f"{part.css} > {tag.css}", [part.kind, "only"], {f"{part.kind}:{part.css}", "only"})
