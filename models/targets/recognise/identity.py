"""The small check that visitors' browsers make before they show a step: is this one element still the one that was picked?

`static/player/target.js` makes the same check; both read the vectors in `tests/corpus/identity/`. An identity names a tag and,
where there are any, signs: a text and attributes. One sign that agrees is enough, so that a changed label or a moved address
alone does not hide a step, unless the selector only counts; without signs the tag has to agree. On a page in another language
no text agrees: there two selectors of different kinds that find the same element are enough, or all of them
(`check.first_match`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from models.engine.dom.element import Element, TextNode
from models.engine.json_value import is_object
from models.targets.recognise.control_group import group_of
from models.targets.recognise.made_up_names import is_made_up_id, names_a_record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from models.targets.target_json import IdentityJson

_LONGEST = 40
_GIVEN = frozenset({"id", "data-testid", "name"})
_TELLING = frozenset({"name", "value", "href", "aria-label"})
_COUNTED = re.compile(r":(?:nth|first|last|only)-")
_TRANSLATED = frozenset({"translated-ltr", "translated-rtl"})
_SIGNS = ("id", "data-testid", "name", "href", "aria-label", "placeholder", "alt", "title", "value")
# White space as JavaScript's \s has it, and ASCII digits: a counter in a label changes by itself.
_BLANK = re.compile("[\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff0-9]+")
_READ = 2_000


def identity_of(element: Element, is_steady: Callable[[str], bool] | None = None) -> IdentityJson:
    """`is_steady` judges the id by the page that it is on, beyond what the name says."""
    found: IdentityJson = {"tag": element.name}
    if text := spoken(element)[:_LONGEST]:
        found["text"] = text
        lineage = element.lineage()
        if lineage and (language := language_of(lineage[-1])):
            found["lang"] = language
    attrs = {name: value for name in _SIGNS if (value := element.attrs.get(name, "")) and _is_sign(name, value)}
    if is_steady and "id" in attrs and not is_steady(attrs["id"]):
        attrs.pop("id")
    if group_of(element) != "button":
        attrs.pop("value", None)  # what stands in a field is the visitor's
    if attrs:
        found["attrs"] = attrs
    return found


def _is_sign(name: str, value: str) -> bool:
    if len(value) > 100 or (name in {"id", "name"} and is_made_up_id(value)):
        return False
    if name != "href":
        return True
    return not names_a_record(value) and (not value.startswith(("#", "javascript:")) or len(value) > 2)


def passes(element: Element, identity: Mapping[str, object], css: str = "") -> bool:
    """Whether the element that a selector matches is the one described; an empty or foreign identity lets everything pass.

    What was given a name is known by it. Else one sign that agrees is enough, unless the selector only counts: then nothing
    that says what an element is may differ.
    """
    text, attrs = identity.get("text"), identity.get("attrs")
    signs: Mapping[str, object] = attrs if is_object(attrs) else {}
    if not text and not attrs:
        return not identity.get("tag") or identity["tag"] == element.name
    same = {name for name, value in signs.items() if element.attrs.get(name) == value}
    if same & _GIVEN:
        return True
    speaks = isinstance(text, str) and bool(text)
    agrees = speaks and says(element, str(text))
    if not agrees and not same:
        return False
    differs = (speaks and not agrees) or any(name in element.attrs and name not in same for name in _TELLING & signs.keys())
    return not (differs and is_counted(css))


def is_counted(css: str) -> bool:
    """Whether a selector counts elements, so that whatever comes to stand at the place is matched."""
    return _COUNTED.search(css) is not None


def is_in_another_language(element: Element, identity: Mapping[str, object]) -> bool:
    """Whether the page is in another language than the one its texts were read in, by its `lang` or the browser's translation."""
    root = element.lineage()[-1] if element.lineage() else element
    if _TRANSLATED.intersection(root.attrs.get("class", "").split()):
        return True
    was, now = identity.get("lang"), language_of(root)
    return bool(was and now) and was != now


def language_of(root: Element) -> str:
    """The language of a page, without its country: the first subtag (BCP 47)."""
    return re.split("[-_]", root.attrs.get("lang", "").strip().lower())[0][:8]


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
