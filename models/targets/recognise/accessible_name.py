"""The accessible name of an element, near enough to the specification for telling elements apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.engine.dom.element import Element
from models.targets.recognise.control_group import group_of

if TYPE_CHECKING:
    from models.targets.recognise.page_reading import Reading

_NAMED_BY_TEXT = frozenset({"link", "button", "heading", "label", "text", "cell", "item", "option"})


def name_of(element: Element, reading: Reading) -> str:
    """What a screen reader would call it; for boxes only a name that was given on purpose."""
    return _given_name(element, reading) or _own_name(element, reading, group_of(element))


def _given_name(element: Element, reading: Reading) -> str:
    if found := element.text_attribute("aria-label").strip():
        return found
    named = element.text_attribute("aria-labelledby").split()
    return " ".join(reading.text(other) for one in named[:4] for other in reading.document.with_id(one)[:1]).strip()


def _own_name(element: Element, reading: Reading, group: str) -> str:
    get = element.text_attribute
    if group == "field":
        return _field_name(element, reading)
    if element.name == "input":
        return get("value") or get("alt") or get("title")
    if element.name in {"img", "area"}:
        return get("alt") or get("title")
    if group in _NAMED_BY_TEXT and (found := reading.text(element)):
        return found if group != "item" or len(found) < 60 else ""
    pictured = _alternative(element) if group in {"link", "button"} else ""
    return pictured or (get("title") if group in {"link", "button", "box", "form", "table", "media"} else "")


def _field_name(element: Element, reading: Reading) -> str:
    label = reading.label_for(element.text_attribute("id"))
    if label is not None and (found := reading.text(label)):
        return found
    wrapping = next((parent for parent in element.lineage()[:4] if parent.name == "label"), None)
    if wrapping is not None and (found := reading.text(wrapping).replace(reading.text(element), "", 1).strip()):
        return found
    return element.text_attribute("placeholder") or element.text_attribute("title")


def _alternative(element: Element) -> str:
    """The alternative text of the first picture inside."""
    for image in element.find_all("img", limit=2):
        if isinstance(image, Element) and (found := image.text_attribute("alt")):
            return found
    return ""
