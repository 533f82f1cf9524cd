"""What stands around an element: ancestors, texts beside it, its row, and its place among those that look the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.targets.recognise import made_up_names, normal_text
from models.targets.recognise.control_group import LANDMARKS, landmark_of

if TYPE_CHECKING:
    from models.engine.dom.element import Element
    from models.targets.recognise.accessible_name import AccessibleNames
    from models.targets.recognise.page_texts import PageTexts
    from models.targets.recognise.twin_places import TwinPlaces

_SPACE = re.compile(r"\s+")
_ROWS = frozenset({"tr", "li", "dd", "dt", "fieldset", "article"})

Ancestor = tuple[str, str, tuple[str, ...]]
"""Tag, id and classes."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`ancestors` are nearest first; `inner` is the text inside where the element has no name; `place` is how far down the page
    it is (0 to 1); `twin` and `sibling` are its place, from 1, and of how many.
    """

    ancestors: tuple[Ancestor, ...]
    landmark: str
    before: str
    after: str
    heading: str
    row: str
    children: tuple[str, ...]
    inner: str
    place: float
    twin: tuple[int, int]
    sibling: tuple[int, int]


def surroundings_of(element: Element, texts: PageTexts, names: AccessibleNames, twins: TwinPlaces) -> Surroundings:
    lineage = element.lineage()
    name = names.of(element)
    return Surroundings(
        ancestors=tuple(_ancestor(parent) for parent in lineage[:5]),
        landmark=next(
            (found for parent in lineage if parent.name in LANDMARKS or "role" in parent.attrs if (found := landmark_of(parent))),
            "",
        ),
        before=texts.before(element),
        after=texts.after(element),
        heading=texts.heading(element),
        row=_row(lineage, name, texts),
        children=tuple(child.name for child in element.children_elements()[:6]),
        inner=normal_text.plain(texts.inside(element), 60) if not name else "",
        place=element.order / max(1, len(texts.document.elements)),
        twin=twins.of(element),
        sibling=element.place(),
    )


def _row(lineage: list[Element], name: str, texts: PageTexts) -> str:
    """What else stands in the same table row, list item or fieldset: 40 characters of it."""
    for parent in lineage[:4]:
        if parent.name in _ROWS:
            text = normal_text.plain(texts.inside(parent), 160)
            return _SPACE.sub(" ", text.replace(name, " ", 1) if name else text).strip()[:40]
    return ""


def _ancestor(element: Element) -> Ancestor:
    identifier = element.text_attribute("id").strip()
    return (
        element.name,
        "" if made_up_names.is_made_up_id(identifier) else identifier[:30],
        normal_text.meaningful(element.text_attribute("class"))[:3],
    )
