"""The texts of a page by element: what is inside it, what stands before and after it, the heading above, the label of a field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.engine.dom.element import TextNode
from models.engine.dom.inner_text import UNREAD, readable, text_inside
from models.targets.recognise import normal_text

if TYPE_CHECKING:
    from models.engine.dom.document import Document
    from models.engine.dom.element import Element

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "legend", "caption", "summary", "dt"})
_MOST_STEPS = 60


class PageTexts:
    """Every answer is computed when first asked for, and remembered."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._inside: dict[int, str] = {}
        self._labels: dict[str, Element] | None = None
        self._headings: list[tuple[int, Element]] | None = None

    def inside(self, element: Element) -> str:
        """The text inside, on one line, about the first 240 characters."""
        found = self._inside.get(element.order)
        if found is None:
            found = self._inside[element.order] = "" if element.name in UNREAD else text_inside(element)
        return found

    def label_of(self, identifier: str) -> Element | None:
        """The `<label>` of the field with this id."""
        if self._labels is None:
            labels = reversed(self.document.with_tag("label"))
            self._labels = {label.text_attribute("for"): label for label in labels if "for" in label.attrs}
        return self._labels.get(identifier) if identifier else None

    def before(self, element: Element) -> str:
        """The nearest text before the element, at most 30 characters of it (the last ones)."""
        node, steps = element.previous_element, 0
        while node is not None and steps < _MOST_STEPS:
            if isinstance(node, TextNode) and (found := readable(node)):
                return normal_text.plain(found[-60:])[-30:].strip()
            node, steps = node.previous_element, steps + 1
        return ""

    def after(self, element: Element) -> str:
        """The nearest text behind the element, at most 30 characters."""
        node, steps = element.element_behind(), 0
        while node is not None and steps < _MOST_STEPS:
            if isinstance(node, TextNode) and (found := readable(node)):
                return normal_text.plain(found)[:30].strip()
            node, steps = node.next_element, steps + 1
        return ""

    def heading(self, element: Element) -> str:
        """The nearest heading before the element."""
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
        return normal_text.plain(self.inside(self._headings[low - 1][1]), 40) if low else ""
