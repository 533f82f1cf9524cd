"""The text inside an element, as far as it is needed."""

from __future__ import annotations

import re

from models.engine.dom.element import Element, TextNode

UNREAD = frozenset({"script", "style", "noscript", "template", "title", "head"})
_INLINE = frozenset("a abbr b bdi bdo cite code em i kbd label mark q s samp small span strong sub sup time u var".split())
_SPACE = re.compile(r"\s+")
_LIMIT = 240
_MOST_STEPS = 4_000


def text_inside(element: Element) -> str:
    """Walks the text inside until there is enough of it; a space where boxes meet, none where inline marks begin or end."""
    if len(element.contents) == 1 and isinstance(only := element.contents[0], TextNode):
        return " ".join(only[: 4 * _LIMIT].split())[:_LIMIT]
    parts: list[str] = []
    length = steps = 0
    last: Element | None = None
    piece, behind = element.next_element, element.element_behind()
    while piece is not None and piece is not behind and length < _LIMIT and steps < _MOST_STEPS:
        if isinstance(piece, TextNode) and piece:
            parent = piece.parent
            if isinstance(parent, Element) and parent.name not in UNREAD:
                if last is not None and not _runs_on(last, parent):
                    parts.append(" ")
                part = str(piece) if len(piece) < 4 * _LIMIT else piece[: 4 * _LIMIT]
                parts.append(part)
                length += 0 if part.isspace() else len(part)
                last = parent
        piece, steps = piece.next_element, steps + 1
    return _SPACE.sub(" ", "".join(parts)).strip()[:_LIMIT]


def _runs_on(before: Element, after: Element) -> bool:
    """Whether two neighbouring pieces of text are in one line of one sentence."""
    return (
        before is after
        or (after.parent is before and after.name in _INLINE)
        or (before.parent is after and before.name in _INLINE)
    )


def readable(piece: TextNode) -> str:
    """The text as a person could read it; empty for white space and for what belongs to a script or style."""
    if piece.isspace() or not piece:
        return ""
    parent = piece.parent
    return "" if parent is None or parent.name in UNREAD else str(piece).strip()
