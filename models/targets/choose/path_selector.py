"""The way from the nearest ancestor with a name of its own down to an element, step by step.

It always matches today, and breaks with the next change to the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.engine.dom.element import HTML
from models.engine.selector.parse.css_tokens import escape
from models.engine.selector.parse.selector_tree import MAX_LENGTH, MAX_PARTS
from models.targets.choose.passing_signs import is_steady, lasting_classes
from models.targets.recognise.made_up_names import is_plain

if TYPE_CHECKING:
    from models.engine.dom.document import Document
    from models.engine.dom.element import Element

_LANDMARKS = frozenset({"nav", "main", "header", "footer", "aside"})


def path_to(document: Document, element: Element) -> str:
    """A selector of child steps; empty when it would be longer than selectors may be."""
    steps: list[str] = []
    here: Element | None = element
    counted = False
    while here is not None:
        if here is not element and (named := _named(document, here)):
            steps.append(named)
            break
        # The row that it is in is counted from both ends: once there is one more, what stands there is another thing.
        steps.append(_step(here, both_ends=not counted))
        counted = counted or here.place()[1] > 1
        here = here.above()
    path = " > ".join(reversed(steps))
    return path if len(path) <= MAX_LENGTH and len(steps) <= MAX_PARTS // 2 else ""


def _named(document: Document, element: Element) -> str:
    """What an ancestor is called, where nothing else on the page is: the way down from it outlives what changes around it."""
    identifier = element.attrs.get("id", "")
    if identifier and len(document.with_id(identifier)) == 1 and is_steady(document, identifier):
        return "#" + escape(identifier)
    if element.name in {"html", "body"}:
        return ""
    for name in lasting_classes(element):
        if not is_plain(name) and len(document.with_class(name)) == 1:
            return "." + escape(name)
    return element.name if element.name in _LANDMARKS and len(document.with_tag(element.name)) == 1 else ""


def _step(element: Element, *, both_ends: bool) -> str:
    place, of = element.place()
    if element.namespace != HTML and (parent := element.above()) is not None:
        # Foreign names may differ in case only: browsers tell them apart when counting, and not when matching.
        children = parent.children_elements()
        if len({child.name for child in children if child.name.lower() == element.name.lower()}) > 1:
            return f"{escape(element.name)}:nth-child({[child is element for child in children].index(True) + 1})"
    if of == 1:
        return escape(element.name)
    behind = f":nth-last-of-type({of - place + 1})" if both_ends else ""
    return f"{escape(element.name)}:nth-of-type({place}){behind}"
