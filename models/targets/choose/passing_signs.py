"""Which signs of an element pass, as the page itself shows: counters that run through all kinds of elements, and the class that
sets one of many like elements apart for now.

Names alone are judged in `models/targets/recognise/made_up_names.py`; here is the evidence for those that say nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from models.targets.recognise import made_up_names, normal_text

if TYPE_CHECKING:
    from models.engine.dom.document import Document
    from models.engine.dom.element import Element

_DIGITS = re.compile(r"\d+")
# Colours, by themselves or by what they warn of: the next design has others.
_COLOUR = re.compile(
    r"-(?:aqua|black|blue|danger|dark|default|gray|green|grey|info|inverse|light|orange|purple|red|success|teal|warning|white|yellow)$"
)
_OF_A_COUNTER = 3
"""Elements that share a name but for its number, before it is taken for a counter."""
_LIKE_SIBLINGS = 3


def is_steady(document: Document, identifier: str) -> bool:
    """Whether an id is a ground to stand on: given by somebody, and no counter as far as this page shows."""
    return (
        bool(identifier)
        and len(identifier) <= made_up_names.LONGEST
        and not any(char.isspace() for char in identifier)
        and not made_up_names.is_made_up_id(identifier)
        and shape(identifier) not in document.once(counted_shapes)
    )


def shape(identifier: str) -> str:
    """A name with each of its numbers as `#`."""
    return _DIGITS.sub("#", identifier)


def counted_shapes(document: Document) -> frozenset[str]:
    """Shapes of ids that differ in their numbers only and stand on elements of different kinds.

    Whoever numbers steps or rows by hand numbers things of one kind; a counter that a program hands out goes on with whatever
    is made next.
    """
    kinds: dict[str, list[str]] = defaultdict(list)
    for element in document.with_attribute("id"):
        found = shape(element.attrs.get("id", ""))
        if "#" in found:
            kinds[found].append(f"{element.name} {element.attrs.get('role', '')}")
    return frozenset(found for found, tags in kinds.items() if len(tags) >= _OF_A_COUNTER and len(set(tags)) > 1)


def lasting_classes(element: Element) -> tuple[str, ...]:
    """Classes that say what the element is: without looks, colours and states, and what only one of its siblings has.

    Of siblings whose classes are all the same but for one's, that one is the current, selected or first of them just now.
    """
    names = _without_colours(element)
    parent = element.above()
    if not names or parent is None:
        return names
    others = [set(_without_colours(one)) for one in parent.children_elements() if one is not element and one.name == element.name]
    if len(others) < _LIKE_SIBLINGS - 1 or any(one != others[0] for one in others) or not others[0] <= set(names):
        return names
    return tuple(name for name in names if name in others[0])


def _without_colours(element: Element) -> tuple[str, ...]:
    return tuple(name for name in normal_text.meaningful(element.attrs.get("class", "")) if not _COLOUR.search(name))
