"""The way from the nearest ancestor with a name of its own down to an element, step by step: always right today, soon wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.target import words
from models.target.selector_grammar import MAX_LENGTH, MAX_PARTS
from models.target.selector_tokens import escape

if TYPE_CHECKING:
    from models.target.document import Document
    from models.target.element import Element


def path_to(document: Document, element: Element) -> str:
    """A selector of child steps; empty when it would be longer than selectors may be."""
    steps: list[str] = []
    here: Element | None = element
    while here is not None:
        identifier = here.attrs.get("id", "")
        if here is not element and identifier and len(document.with_id(identifier)) == 1 and not words.is_generated(identifier):
            steps.append("#" + escape(identifier))
            break
        steps.append(_step(here))
        here = here.above()
    path = " > ".join(reversed(steps))
    return path if len(path) <= MAX_LENGTH and len(steps) <= MAX_PARTS // 2 else ""


def _step(element: Element) -> str:
    # Foreign elements may differ from their siblings in case only, which `:nth-of-type()` tells apart and the name does not.
    same = [child for child in element.parent_children() if child.name.lower() == element.name.lower()]
    if len(same) == 1 or element.above() is None:
        return escape(element.name)
    place = next(number for number, child in enumerate(element.parent_children(), 1) if child is element)
    if len({child.name for child in same}) > 1:
        return f"{escape(element.name)}:nth-child({place})"
    return f"{escape(element.name)}:nth-of-type({next(number for number, child in enumerate(same, 1) if child is element)})"
