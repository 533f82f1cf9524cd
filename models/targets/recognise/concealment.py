"""Whether an element is on a page without being shown, as far as the page's own markup says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.engine.dom.element import Element

_STYLE = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
# What only readers hear is meant for somebody all the same.
_CLASS = re.compile(r"(?:^|\s)(?!visually-?hidden)(?:[\w-]+-)?hidden(?=\s|$)", re.IGNORECASE)


def is_concealed(element: Element) -> bool:
    """Whether it, or something it is in, is hidden."""
    return any(_is_hidden(one) for one in (element, *element.lineage()))


def _is_hidden(element: Element) -> bool:
    attrs = element.attrs
    return (
        element.name == "template"
        or "hidden" in attrs
        or attrs.get("aria-hidden", "").lower() == "true"
        or (element.name == "dialog" and "open" not in attrs)
        or ("style" in attrs and _STYLE.search(attrs["style"]) is not None)
        or ("class" in attrs and _CLASS.search(attrs["class"]) is not None)
    )
