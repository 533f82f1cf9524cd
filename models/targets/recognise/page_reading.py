"""A document read as a person reads it: labels, texts before and after, headings, rows, twins. One reading serves all targets of
a page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from models.engine.dom.element import Element, Text
from models.engine.dom.inner_text import SILENT, heard, text_inside
from models.targets.recognise import normal_text
from models.targets.recognise.accessible_name import name_of
from models.targets.recognise.control_group import group_of
from models.targets.recognise.traits import Around, Own, own_traits, traits_around

if TYPE_CHECKING:
    from models.engine.dom.document import Document

_SPACE = re.compile(r"\s+")
_MOST_ICONS = 4
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "legend", "caption", "summary", "dt"})
_ROWS = frozenset({"tr", "li", "dd", "dt", "fieldset", "article"})


class Reading:
    """Answers are computed when first asked for and kept."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.count = len(document.elements)
        self._texts: dict[int, str] = {}
        self._labels: dict[int, str] = {}
        self._own: dict[int, Own] = {}
        self._around: dict[int, Around] = {}
        self._label_fors: dict[str, Element] | None = None
        self._headings: list[tuple[int, Element]] | None = None
        self._twins: dict[str, dict[tuple[str, str], list[int]]] = {}
        self._grouped: dict[str, list[Element]] | None = None

    def own(self, element: Element) -> Own:
        found = self._own.get(element.order)
        if found is None:
            found = self._own[element.order] = own_traits(element, self)
        return found

    def around(self, element: Element) -> Around:
        found = self._around.get(element.order)
        if found is None:
            found = self._around[element.order] = traits_around(element, self)
        return found

    def text(self, element: Element) -> str:
        """The text inside, on one line, about the first 240 characters."""
        found = self._texts.get(element.order)
        if found is None:
            found = self._texts[element.order] = "" if element.name in SILENT else text_inside(element)
        return found

    def label(self, element: Element) -> str:
        """The accessible name in plain form; for boxes only one that was given on purpose."""
        found = self._labels.get(element.order)
        if found is None:
            found = self._labels[element.order] = normal_text.plain(name_of(element, self))
        return found

    def label_for(self, identifier: str) -> Element | None:
        """The `<label>` of the field with this id."""
        if self._label_fors is None:
            labels = reversed(self.document.with_tag("label"))
            self._label_fors = {one.text_attribute("for"): one for one in labels if "for" in one.attrs}
        return self._label_fors.get(identifier) if identifier else None

    def icons(self, element: Element) -> frozenset[str]:
        """What the icons in (or on) a small element show."""
        found = normal_text.icon_words(element.text_attribute("class")) if "class" in element.attrs else frozenset[str]()
        for child in element.children_elements()[:4]:
            for inner in (child, *child.children_elements()[:3]):
                if "class" in inner.attrs:
                    found |= normal_text.icon_words(inner.text_attribute("class"))
                if inner.name == "use":
                    href = inner.text_attribute("href") or inner.text_attribute("xlink:href")
                    found |= normal_text.words(href.rsplit("#", 1)[-1])
                elif inner.name == "img" and not (source := inner.text_attribute("src")).startswith("data:"):
                    found |= normal_text.words(source.split("?")[0].rsplit("/", 1)[-1].rsplit(".", 1)[0])
        return found if len(found) <= _MOST_ICONS else frozenset(sorted(found)[:_MOST_ICONS])

    def before(self, element: Element) -> str:
        """The nearest text before the element, at most 30 characters of it (the last ones)."""
        piece, steps = element.previous_element, 0
        while piece is not None and steps < 60:
            if isinstance(piece, Text) and (found := heard(piece)):
                return normal_text.plain(found[-60:])[-30:].strip()
            piece, steps = piece.previous_element, steps + 1
        return ""

    def after(self, element: Element) -> str:
        """The nearest text behind the element, at most 30 characters."""
        piece, steps = element.element_behind(), 0
        while piece is not None and steps < 60:
            if isinstance(piece, Text) and (found := heard(piece)):
                return normal_text.plain(found)[:30].strip()
            piece, steps = piece.next_element, steps + 1
        return ""

    def heading(self, element: Element) -> str:
        """The nearest heading before the element (or its first own one, for a box)."""
        if self._headings is None:
            self._headings = [(e.order, e) for name in _HEADINGS for e in self.document.with_tag(name)]
            self._headings.sort(key=lambda pair: pair[0])
        low, high = 0, len(self._headings)
        while low < high:
            middle = (low + high) // 2
            if self._headings[middle][0] < element.order:
                low = middle + 1
            else:
                high = middle
        return normal_text.plain(self.text(self._headings[low - 1][1]), 40) if low else ""

    def row(self, element: Element) -> str:
        """What else stands in the same table row, list item or fieldset: 40 characters of it."""
        for parent in element.lineage()[:4]:
            if parent.name in _ROWS:
                text, own = normal_text.plain(self.text(parent), 160), self.label(element)
                return _SPACE.sub(" ", text.replace(own, " ", 1) if own else text).strip()[:40]
        return ""

    def twin(self, element: Element) -> tuple[int, int]:
        """Which one it is among the elements that look the same by group and label (or, unlabelled, by tag and class), from 1,
        and of how many.
        """
        twins = self._alike(element)
        return (twins.index(element.order) + 1, len(twins))

    def _alike(self, element: Element) -> list[int]:
        group = group_of(element)
        known = self._twins.get(group)
        if known is None:
            known = self._twins[group] = {}
            for other in self._groups().get(group, []):
                known.setdefault(self._likeness(other), []).append(other.order)
        return known[self._likeness(element)]

    def _groups(self) -> dict[str, list[Element]]:
        if self._grouped is None:
            self._grouped = {}
            for element in self.document.elements:
                self._grouped.setdefault(group_of(element), []).append(element)
        return self._grouped

    def _likeness(self, element: Element) -> tuple[str, str]:
        label = self.label(element)
        return ("", label) if label else (element.name, "." + " ".join(normal_text.meaningful(element.text_attribute("class"))))


def reading_of(document: Document) -> Reading:
    """The reading of a document, made when first asked for."""
    return document.once(Reading)
