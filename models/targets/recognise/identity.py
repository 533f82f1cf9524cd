"""The small check that visitors' browsers make before they show a step: is this one element still the one that was picked?

`static/player/target.js` makes the same check; both read the vectors in `tests/corpus/identity/`. An identity names a tag and,
where there are any, signs: a text and attributes. One sign that agrees is enough, so that a translated label or a moved address
alone does not hide a step; without signs the tag has to agree.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from models.engine.dom.element import Element, TextNode
from models.engine.json_value import is_object
from models.targets.recognise.control_group import group_of
from models.targets.recognise.made_up_names import is_generated, is_made_up_id

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from models.targets.target_json import IdentityJson

_LONGEST = 40
_SIGNS = ("id", "data-testid", "name", "href", "aria-label", "placeholder", "alt", "title", "value")
# White space as JavaScript's \s has it, and ASCII digits: a counter in a label changes by itself.
_BLANK = re.compile("[\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff0-9]+")
_READ = 2_000


def identity_of(element: Element, is_steady: Callable[[str], bool] | None = None) -> IdentityJson:
    """`is_steady` judges the id by the page that it is on, beyond what the name says."""
    found: IdentityJson = {"tag": element.name}
    if text := spoken(element)[:_LONGEST]:
        found["text"] = text
    attrs = {name: value for name in _SIGNS if (value := element.attrs.get(name, "")) and _is_sign(name, value)}
    if is_steady and "id" in attrs and not is_steady(attrs["id"]):
        attrs.pop("id")
    if group_of(element) != "button":
        attrs.pop("value", None)  # what stands in a field is the visitor's
    if attrs:
        found["attrs"] = attrs
    return found


def _is_sign(name: str, value: str) -> bool:
    if len(value) > 100 or (name == "id" and is_made_up_id(value)) or (name == "name" and is_generated(value)):
        return False
    return name != "href" or not value.startswith(("#", "javascript:")) or len(value) > 2


def passes(element: Element, identity: Mapping[str, object]) -> bool:
    """Whether the element is the one described; an empty or foreign identity lets everything pass."""
    text, attrs = identity.get("text"), identity.get("attrs")
    if not text and not attrs:
        return not identity.get("tag") or identity["tag"] == element.name
    if isinstance(text, str) and text and says(element, text):
        return True
    return is_object(attrs) and any(element.attrs.get(name) == value for name, value in attrs.items())


def says(element: Element, text: str) -> bool:
    spoken_ = spoken(element)
    return spoken_ == text or (_units(text) >= _LONGEST and spoken_.startswith(text))


def spoken(element: Element) -> str:
    """`textContent` in lower case, white space and digits as single spaces; the beginning, if it is long."""
    parts: list[str] = []
    length = 0
    piece, behind = element.next_element, element.element_behind()
    while piece is not None and piece is not behind and length < _READ:
        if isinstance(piece, TextNode):
            parts.append(_BLANK.sub(" ", piece)[:_READ])
            length += len(parts[-1].strip(" "))
        piece = piece.next_element
    return _BLANK.sub(" ", "".join(parts)).strip(" ").lower()


def _units(text: str) -> int:
    """The length as JavaScript counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
