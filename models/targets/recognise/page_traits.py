"""A page read for recognising its elements: traits and surroundings, each computed once for all targets of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.targets.recognise.accessible_name import AccessibleNames
from models.targets.recognise.element_traits import ElementTraits, traits_of
from models.targets.recognise.page_texts import PageTexts
from models.targets.recognise.surroundings import Surroundings, surroundings_of
from models.targets.recognise.twin_places import TwinPlaces

if TYPE_CHECKING:
    from models.engine.dom.document import Document
    from models.engine.dom.element import Element


class PageTraits:
    """Use `page_traits`, so that a document is read once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.texts = PageTexts(document)
        self.names = AccessibleNames(self.texts)
        self._twins = TwinPlaces(document, self.names)
        self._traits: dict[int, ElementTraits] = {}
        self._surroundings: dict[int, Surroundings] = {}

    def traits(self, element: Element) -> ElementTraits:
        found = self._traits.get(element.order)
        if found is None:
            found = self._traits[element.order] = traits_of(element, self.texts, self.names)
        return found

    def surroundings(self, element: Element) -> Surroundings:
        found = self._surroundings.get(element.order)
        if found is None:
            found = self._surroundings[element.order] = surroundings_of(element, self.texts, self.names, self._twins)
        return found


def page_traits(document: Document) -> PageTraits:
    """The reading of a document, made when first asked for."""
    return document.once(PageTraits)
