"""Which one an element is among its twins: the elements of the page that look the same, such as the *Edit* of every row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.targets.recognise.control_group import group_of
from models.targets.recognise.normal_text import meaningful

if TYPE_CHECKING:
    from models.engine.dom.document import Document
    from models.engine.dom.element import Element
    from models.targets.recognise.accessible_name import AccessibleNames


class TwinPlaces:
    """Elements of a control group are sorted into twins when one of them is first asked about."""

    def __init__(self, document: Document, names: AccessibleNames) -> None:
        self._document = document
        self._names = names
        self._groups: dict[str, list[Element]] | None = None
        self._twins: dict[str, dict[tuple[str, str], list[int]]] = {}

    def of(self, element: Element) -> tuple[int, int]:
        """Its place among the elements that look the same by group and name (or, unnamed, by tag and class), from 1, and of how
        many.
        """
        twins = self._twins_of(element)
        return (twins.index(element.order) + 1, len(twins))

    def _twins_of(self, element: Element) -> list[int]:
        group = group_of(element)
        known = self._twins.get(group)
        if known is None:
            known = self._twins[group] = {}
            for other in self._by_group().get(group, []):
                known.setdefault(self._looks(other), []).append(other.order)
        return known[self._looks(element)]

    def _by_group(self) -> dict[str, list[Element]]:
        if self._groups is None:
            self._groups = {}
            for element in self._document.elements:
                self._groups.setdefault(group_of(element), []).append(element)
        return self._groups

    def _looks(self, element: Element) -> tuple[str, str]:
        name = self._names.of(element)
        return ("", name) if name else (element.name, "." + " ".join(meaningful(element.text_attribute("class"))))
