"""One condition of a selector, and which elements of a page fulfil it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.engine.selector.parse.css_tokens import escape, quote
from models.targets.choose.part_costs import COST
from models.targets.recognise.made_up_names import is_plain

if TYPE_CHECKING:
    from models.engine.dom.document import Document
    from models.engine.dom.element import Element


@dataclass(frozen=True, slots=True)
class SelectorPart:
    """A condition: its kind (a key of COST), its CSS, and the elements of the document for which it holds (by their order)."""

    kind: str
    css: str
    holds: frozenset[int]

    @property
    def cost(self) -> float:
        return COST[self.kind]


def attribute_part(document: Document, kind: str, name: str, value: str, tag: str = "") -> SelectorPart:
    holds = frozenset(e.order for e in document.with_attribute(name) if e.attrs.get(name) == value and (not tag or e.name == tag))
    return SelectorPart(kind, f"{tag}[{escape(name)}={quote(value)}]", holds)


def class_part(document: Document, name: str) -> SelectorPart:
    """A class of the element itself; one that any page has is worth less."""
    return SelectorPart("plain_class" if is_plain(name) else "class", "." + escape(name), orders(document.with_class(name)))


def orders(elements: list[Element]) -> frozenset[int]:
    return frozenset(element.order for element in elements)
