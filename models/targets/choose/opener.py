"""What opens what an element is in, as the page says: a menu's button, a panel's tab, the summary of details.

`static/picker/opener.js` reads the same on a live page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models.targets.choose.describe_target import describe
from models.targets.recognise.accessible_name import shown_name
from models.targets.recognise.page_traits import page_traits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from models.engine.dom.document import Document
    from models.engine.dom.element import Element
    from models.targets.target_json import TargetJson

LONGEST_NAME = 60
_CONTROLS = ("aria-controls", "popovertarget", "commandfor", "data-bs-target", "data-target", "href")
"""Attributes that name what is opened, by its id."""
_SIGNS = frozenset({"aria-haspopup", "aria-expanded", "data-bs-toggle", "data-toggle"})
_OPENED = frozenset({"menu", "listbox", "tabpanel", "dialog", "region", "tree", "grid"})
"""What is named by what opened it."""


def opener_of(document: Document, element: Element) -> Element | None:
    """The nearest one; None where the page names none."""
    return next((opener for _, opener in _openers(document, element)), None)


def closed_by(document: Document, element: Element) -> str:
    """What opens what keeps it from being seen, by the name it has on the page; empty where nothing says that it is closed."""
    openers = (opener for box, opener in _openers(document, element) if _is_closed(box, opener))
    return next((name for one in openers if (name := _name_of(document, one))), "")


def _name_of(document: Document, opener: Element) -> str:
    return " ".join(shown_name(opener, page_traits(document).texts).split())[:LONGEST_NAME]


def _openers(document: Document, element: Element) -> Iterator[tuple[Element, Element]]:
    """What it is in, the nearest first, with what opens that."""
    opened = document.once(_opened)
    if not opened:
        return
    for box in element.lineage():
        yield from ((box, one) for one in opened.get(box.order, ()) if _is_outside(one, element))


def _opened(document: Document) -> dict[int, list[Element]]:
    """What opens a box, by the box's place on the page; read once for all targets of a page."""
    by_id = _controlled(document)
    boxes = {box.order: box for name in by_id for box in document.with_id(name)}
    boxes |= {box.order: box for box in (*document.with_tag("details"), *document.with_attribute("aria-labelledby"))}
    found = {order: list(_of_box(document, box, by_id)) for order, box in boxes.items()}
    return {order: openers for order, openers in found.items() if openers}


def _controlled(document: Document) -> dict[str, list[Element]]:
    """What may open something, by the id of what it opens."""
    some = [*document.with_tag("button"), *document.with_tag("summary")]
    some += [one for name in ("role", *sorted(_SIGNS)) for one in document.with_attribute(name)]
    found: dict[str, list[Element]] = {}
    for _, one in sorted({one.order: one for one in some}.items()):
        if _may_open(one):
            for identifier in _controls(one) - {""}:
                found.setdefault(identifier, []).append(one)
    return found


def _is_closed(box: Element, opener: Element) -> bool:
    if box.name == "details":
        return "open" not in box.attrs
    is_hidden = "hidden" in box.attrs or "popover" in box.attrs or box.text_attribute("aria-hidden") == "true"
    return is_hidden or opener.text_attribute("aria-expanded") == "false"


def described_opener(document: Document, opener: Element, *, page: str = "") -> TargetJson:
    """As a step keeps it, with what it is called. Raises NotDescribable."""
    found = describe(document, opener, page=page).to_json()
    found["name"] = _name_of(document, opener)
    return found


def _may_open(element: Element) -> bool:
    role = element.text_attribute("role")
    return element.name in {"button", "summary"} or role in {"button", "tab"} or not _SIGNS.isdisjoint(element.attrs)


def _of_box(document: Document, box: Element, by_id: dict[str, list[Element]]) -> Iterator[Element]:
    if box.name == "details":
        yield from (child for child in box.children_elements()[:1] if child.name == "summary")
    yield from (one for one in by_id.get(box.text_attribute("id"), ()) if _is_outside(box, one))
    if box.text_attribute("role") in _OPENED:
        for name in box.text_attribute("aria-labelledby").split()[:4]:
            yield from (one for one in document.with_id(name)[:1] if _may_open(one) and _is_outside(box, one))


def _controls(opener: Element) -> set[str]:
    named = {opener.text_attribute(name).removeprefix("#") for name in _CONTROLS[1:] if name in opener.attrs}
    return named.union(opener.text_attribute("aria-controls").split())


def _is_outside(box: Any, element: Element) -> bool:
    return box is not element and box not in element.lineage()
