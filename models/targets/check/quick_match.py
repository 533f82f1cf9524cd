"""Whether an element is so plainly the one that was picked that the page need not be searched for a better one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models.targets.recognise.fingerprint import says_the_same, stands_the_same
from models.targets.recognise.normal_text import canonical
from models.targets.recognise.page_reading import reading_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from models.engine.dom.document import Document
    from models.engine.dom.element import Element
    from models.targets.recognise.traits import Own

# With more elements than this that may be like it, comparing the surroundings is cheaper.
_FEW = 120


def is_plainly_same(document: Document, stored: Mapping[str, Any], element: Element) -> bool:
    """Everything it says of itself is as in the stored fingerprint, and either nothing else on the page says the same or all that
    stands around it is as it was, too.
    """
    own = reading_of(document).own(element)
    if not says_the_same(own, stored):
        return False
    return _is_known(document, own, element) or stands_the_same(reading_of(document).around(element), stored)


def _is_known(document: Document, own: Own, element: Element) -> bool:
    """Whether what it says of itself tells it from everything else on the page."""
    if own.id:
        return len(document.with_id(own.id)) == 1
    if not own.name and not any(char.isalpha() for char in own.label):
        return False  # a box is known by what is in it
    if own.href and len(document.with_value("href", "=", element.attrs.get("href", "")) or ()) == 1:
        return True
    return _is_alone(document, own, element)


def _is_alone(document: Document, own: Own, element: Element) -> bool:
    """Whether no other element of the page has the same traits."""
    alike = document.with_tag(own.tag)
    for name in own.classes:
        some = document.with_class(name)
        if len(some) < len(alike):
            alike = some
    if len(alike) > _FEW:
        return False
    label = reading_of(document).label
    alike = [other for other in alike if other is not element and other.name == own.tag and _leads(other, own)]
    return not any(label(other) == own.label and reading_of(document).own(other) == own for other in alike)


def _leads(other: Element, own: Own) -> bool:
    """Whether its name and address, which are quickly compared, are the same."""
    attrs = other.attrs
    if attrs.get("name", "")[:50] != own.name:
        return False
    return not own.href or own.tag not in {"a", "area"} or canonical(attrs.get("href", "")) == own.href
