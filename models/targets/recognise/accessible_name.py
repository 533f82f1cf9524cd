"""The accessible name of an element, near enough to the specification for telling elements apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.engine.dom.element import Element
from models.targets.recognise.control_group import group_of
from models.targets.recognise.normal_text import plain

if TYPE_CHECKING:
    from models.targets.recognise.page_texts import PageTexts

_NAMED_BY_TEXT = frozenset({"link", "button", "heading", "label", "text", "cell", "item", "option"})


class AccessibleNames:
    """The names on one page in plain form, each computed when first asked for, and remembered."""

    def __init__(self, texts: PageTexts) -> None:
        self._texts = texts
        self._names: dict[int, str] = {}

    def of(self, element: Element) -> str:
        """What a screen reader would call it; for boxes only a name that was given on purpose."""
        found = self._names.get(element.order)
        if found is None:
            found = self._names[element.order] = plain(shown_name(element, self._texts))
        return found


def shown_name(element: Element, texts: PageTexts) -> str:
    """The same as it is written on the page."""
    return _labelled(element, texts) or _implied(element, texts, group_of(element))


def _labelled(element: Element, texts: PageTexts) -> str:
    """By `aria-label` or `aria-labelledby`."""
    if found := element.text_attribute("aria-label").strip():
        return found
    identifiers = element.text_attribute("aria-labelledby").split()
    labels = (label for identifier in identifiers[:4] for label in texts.document.with_id(identifier)[:1])
    return " ".join(texts.inside(label) for label in labels).strip()


def _implied(element: Element, texts: PageTexts, group: str) -> str:
    """By its label, its content or the attributes that HTML names things with."""
    get = element.text_attribute
    if group == "field":
        return _field_name(element, texts)
    if element.name == "input":
        return get("value") or get("alt") or get("title")
    if element.name in {"img", "area"}:
        return get("alt") or get("title")
    if group in _NAMED_BY_TEXT and (found := texts.inside(element)):
        return found if group != "item" or len(found) < 60 else ""
    pictured = _alternative(element) if group in {"link", "button"} else ""
    return pictured or (get("title") if group in {"link", "button", "box", "form", "table", "media"} else "")


def _field_name(element: Element, texts: PageTexts) -> str:
    label = texts.label_of(element.text_attribute("id"))
    if label is not None and (found := texts.inside(label)):
        return found
    wrapping = next((parent for parent in element.lineage()[:4] if parent.name == "label"), None)
    if wrapping is not None and (found := texts.inside(wrapping).replace(texts.inside(element), "", 1).strip()):
        return found
    return element.text_attribute("placeholder") or element.text_attribute("title")


def _alternative(element: Element) -> str:
    """The alternative text of the first picture inside."""
    for image in element.find_all("img", limit=2):
        if isinstance(image, Element) and (found := image.text_attribute("alt")):
            return found
    return ""
