"""HTML's constraint validation of a form as it arrived, for `:valid` and `:invalid`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import soupsieve

from models.engine.dom.element import HTML, Element

if TYPE_CHECKING:
    from models.engine.dom.document import Document

_UNCHECKED = frozenset({"hidden", "reset", "button"})
_EMAIL = re.compile(
    r"[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*\Z"
)
_URL = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:\S+\Z")


def may_be_valid(document: Document) -> list[Element]:
    """Fields that are validated, forms, fieldsets; in document order."""
    disabled = {element.order for element in soupsieve.select(":disabled", document.soup) if isinstance(element, Element)}
    found = [
        e for name in ("input", "select", "textarea", "button") for e in document.with_tag(name) if _is_validated(e, disabled)
    ]
    groups = [e for name in ("form", "fieldset") for e in document.with_tag(name)]
    return sorted((e for e in (*found, *groups) if e.namespace == HTML), key=lambda element: element.order)


def _is_validated(element: Element, disabled: set[int]) -> bool:
    if element.order in disabled or element.find_parent("datalist"):
        return False
    if element.name == "button":
        return (element.text_attribute("type") or "submit").lower() not in {"reset", "button"}
    if element.name == "input" and element.text_attribute("type").lower() in _UNCHECKED:
        return False
    return element.name not in {"input", "textarea"} or "readonly" not in element.attrs


def is_valid(document: Document, element: Element) -> bool:
    if element.name in {"form", "fieldset"}:
        inside = [
            e
            for e in may_be_valid(document)
            if e.name not in {"form", "fieldset"} and any(parent is element for parent in e.parents)
        ]
        return all(is_valid(document, field) for field in inside)
    if element.name == "select":
        return "required" not in element.attrs or bool(_chosen(element))
    if element.name == "textarea":
        return "required" not in element.attrs or bool(element.get_text())
    return element.name == "button" or _is_valid_input(document, element)


def _chosen(element: Element) -> str:
    options = [option for option in element.descendants if isinstance(option, Element) and option.name == "option"]
    selected = [option for option in options if "selected" in option.attrs] or (
        [] if "multiple" in element.attrs else options[:1]
    )
    return next((value for option in selected if (value := option.attrs.get("value", option.get_text().strip()))), "")


def _is_valid_input(document: Document, element: Element) -> bool:
    kind = (element.text_attribute("type") or "text").lower()
    value = element.text_attribute("value")
    if kind in {"checkbox", "radio"}:
        return "required" not in element.attrs or _is_ticked(document, element, kind)
    if not value:
        return "required" not in element.attrs
    if kind == "email":
        many = value.split(",") if "multiple" in element.attrs else [value]
        return all(_EMAIL.match(one.strip()) for one in many) and _fits(element, value)
    if kind == "url" and not _URL.match(value.strip()):
        return False
    out = soupsieve.match(":out-of-range", element)
    return not out and (kind not in {"text", "search", "url", "tel", "password"} or _fits(element, value))


def _is_ticked(document: Document, element: Element, kind: str) -> bool:
    if kind == "checkbox":
        return "checked" in element.attrs
    group = [
        e
        for e in document.with_tag("input")
        if e.text_attribute("type").lower() == "radio" and e.attrs.get("name") == element.attrs.get("name")
    ]
    return any("checked" in e.attrs for e in group)


def _fits(element: Element, value: str) -> bool:
    """The `pattern`; one that Python can't read is taken as fulfilled, as a browser takes one it can't read."""
    pattern = element.text_attribute("pattern")
    if not pattern or len(pattern) > 200 or len(value) > 200:
        return True
    try:
        return re.fullmatch(pattern, value) is not None
    except re.error:
        return True
