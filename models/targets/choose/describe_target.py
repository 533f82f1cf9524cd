"""An element described: selectors, identity, fingerprint, and how well it will keep, in plain words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from models.engine.dom.document_refused import NotDescribable
from models.engine.dom.element import Element
from models.engine.json_value import is_list
from models.engine.selector.match.selector import Selector
from models.targets.choose.earlier_snapshot import EarlierSnapshot
from models.targets.choose.passing_signs import is_steady
from models.targets.choose.selector_order import chosen_of, in_order
from models.targets.choose.target_grade import grade
from models.targets.recognise.fingerprint import Fingerprint
from models.targets.recognise.identity import identity_of
from models.targets.recognise.page_traits import page_traits
from models.targets.recognise.rivals import rivals_of
from models.targets.target import Target

if TYPE_CHECKING:
    from collections.abc import Mapping

    from models.engine.dom.document import Document


def describe(document: Document, at: Element | str, *, page: str = "", before: Document | None = None) -> Target:
    """The target for an element, or for the one element a selector matches. Raises NotDescribable, SelectorRefused.

    `before` is an earlier snapshot of the same page, where there is one.
    """
    element = at if isinstance(at, Element) else only(document, at)
    found = in_order(document, element)
    earlier = EarlierSnapshot(before, element, found) if before is not None else None
    lasting = [one for one in found if earlier.bears_out(one)] if earlier else found
    found = chosen_of(document, element, lasting) or chosen_of(document, element, found)
    if not found:
        raise NotDescribable(
            "The element lies too deep in the page for a selector of reasonable length; point at something it is in."
        )
    identity = identity_of(element, lambda name: is_steady(document, name))
    if earlier:
        identity = earlier.lasting(identity)
    mark, reason = grade(found, identity)
    reading = page_traits(document)
    fingerprint = Fingerprint.of(element, reading)
    fingerprint = replace(fingerprint, rivals=rivals_of(fingerprint, element, reading)).to_json()
    return Target(tuple(one.css for one in found), identity, fingerprint, mark, reason, page)


def describe_at(document: Document, xpath: str, *, page: str = "") -> Target:
    """The target at an absolute path (`/html/body[1]/...`), as proposals give it."""
    element = document.at(xpath)
    if element is None:
        raise NotDescribable("There is no such element on this page any more.")
    return describe(document, element, page=page)


def pointed_at(document: Document, pick: Mapping[str, object]) -> Element:
    """The element at a picker's `{"node": place in document order}` or `{"path": [child element indexes from <html> down]}`."""
    element = _numbered(document, pick.get("node")) or _along(document, pick.get("path"))
    tag = pick.get("tag")
    if isinstance(tag, str) and tag and tag.lower() != element.name.lower():
        raise NotDescribable(
            f"A <{tag[:40].lower()}> was pointed at, but the page has a <{element.name}> there; it may have changed meanwhile."
        )
    return element


def _numbered(document: Document, node: object) -> Element | None:
    """The element a snapshot numbered; a snapshot's numbers are places in document order of the page as it was fetched."""
    if not isinstance(node, int) or isinstance(node, bool) or not 0 <= node < len(document.elements):
        return None
    return document.elements[node]


def _along(document: Document, path: object) -> Element:
    if not is_list(path) or len(path) > 600 or not all(isinstance(step, int) and not isinstance(step, bool) for step in path):
        raise NotDescribable("path: a list of child indexes from <html> down is expected.")
    element = document.along(path)
    if element is None:
        raise NotDescribable("The page has no element at the place that was pointed at; it may have changed meanwhile.")
    return element


def only(document: Document, css: str) -> Element:
    """The one element that a selector matches. Raises NotDescribable, SelectorRefused."""
    found = Selector(css).select(document)
    if len(found) != 1:
        raise NotDescribable(
            f"The selector matches {len(found)} elements; it has to match exactly one."
            if found
            else "The selector matches nothing on this page."
        )
    return found[0]
