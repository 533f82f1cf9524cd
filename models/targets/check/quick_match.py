"""Whether an element is so plainly the one that was picked that the page need not be searched for a better one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.targets.recognise.fingerprint import has_surroundings, has_traits
from models.targets.recognise.normal_text import canonical
from models.targets.recognise.page_traits import page_traits

if TYPE_CHECKING:
    from models.engine.dom.document import Document
    from models.engine.dom.element import Element
    from models.targets.recognise.element_traits import ElementTraits
    from models.targets.target_json import FingerprintJson

# With more elements than this that may be like it, comparing the surroundings is cheaper.
_FEW = 120


def is_plainly_same(document: Document, stored: FingerprintJson, element: Element) -> bool:
    """All its traits are as in the stored fingerprint, and either no other element of the page has them or its surroundings are
    as they were, too.
    """
    traits = page_traits(document).traits(element)
    if not has_traits(stored, traits):
        return False
    return _is_distinct(document, traits, element) or has_surroundings(stored, page_traits(document).surroundings(element))


def _is_distinct(document: Document, traits: ElementTraits, element: Element) -> bool:
    """Whether its traits tell it from everything else on the page."""
    if traits.id:
        return len(document.with_id(traits.id)) == 1
    if not traits.name and not any(char.isalpha() for char in traits.label):
        return False  # a box is known by what is in it
    if traits.href and len(document.with_value("href", "=", element.attrs.get("href", "")) or ()) == 1:
        return True
    return _is_alone(document, traits, element)


def _is_alone(document: Document, traits: ElementTraits, element: Element) -> bool:
    """Whether no other element of the page has the same traits."""
    alike = document.with_tag(traits.tag)
    for name in traits.classes:
        some = document.with_class(name)
        if len(some) < len(alike):
            alike = some
    if len(alike) > _FEW:
        return False
    reading = page_traits(document)
    others = [other for other in alike if other is not element and other.name == traits.tag]
    others = [other for other in others if _has_name_and_address(other, traits)]
    return not any(reading.names.of(other) == traits.label and reading.traits(other) == traits for other in others)


def _has_name_and_address(other: Element, traits: ElementTraits) -> bool:
    """The two traits that are quickly compared."""
    attrs = other.attrs
    if attrs.get("name", "")[:50] != traits.name:
        return False
    return not traits.href or traits.tag not in {"a", "area"} or canonical(attrs.get("href", "")) == traits.href
