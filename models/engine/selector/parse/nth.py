"""The An+B of `:nth-child()` and its kin, token by token as CSS Syntax spells it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.engine.selector.parse.token_cursor import Cursor

_WHOLE = re.compile(r"[+-]?\d+\Z")
_STEP = re.compile(r"([+-]?\d*)n(?:-(\d+))?(-?)\Z", re.IGNORECASE)
_LARGE = 2**31 - 1
_EXPECTED = "A position such as 2, odd or 2n+1 is expected"


def read_nth(cursor: Cursor) -> tuple[int, int]:
    """(a, b) of every a-th, beginning with the b-th. Raises SelectorRefused."""
    cursor.skip_space()
    plus = cursor.next.kind == "+"
    if plus:
        cursor.take()
    token = cursor.next
    text = token.text.lower() if token.kind == "ident" else token.raw.lower()
    if token.kind == "ident" and not plus and text in {"odd", "even"}:
        cursor.take()
        return (2, 1 if text == "odd" else 0)
    if token.kind == "number" and not plus and _WHOLE.match(text):
        cursor.take()
        return (0, _bounded(text))
    step = _STEP.match(text) if token.kind in {"ident", "number"} else None
    if step is None or (plus and text.startswith(("+", "-"))):
        raise cursor.fail(_EXPECTED)
    cursor.take()
    factor = _bounded({"": "1", "+": "1", "-": "-1"}.get(step.group(1), step.group(1)))
    if step.group(2):
        return (factor, -_bounded(step.group(2)))
    return (factor, _offset(cursor, minus=bool(step.group(3))))


def _offset(cursor: Cursor, *, minus: bool) -> int:
    """What follows the n: nothing, `+ 3`, `-3`, or digits after a minus that belonged to the name (`n- 1`)."""
    here = cursor.at
    cursor.skip_space()
    sign = -1 if minus else 0
    if not minus and cursor.next.kind in {"+", "-"}:
        sign = 1 if cursor.take().kind == "+" else -1
        cursor.skip_space()
    token = cursor.next
    signed = token.raw.startswith(("+", "-"))
    if token.kind == "number" and _WHOLE.match(token.raw) and signed == (sign == 0):
        cursor.take()
        return _bounded(token.raw) * (sign or 1)
    if sign:
        raise cursor.fail(_EXPECTED)
    cursor.at = here
    return 0


def _bounded(text: str) -> int:
    return max(-_LARGE, min(_LARGE, int(text[:20])))
