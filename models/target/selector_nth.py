"""The An+B of `:nth-child()` and its kin, token by token as CSS Syntax spells it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from models.target.selector_tokens import Token

if TYPE_CHECKING:
    from collections.abc import Sequence

_WHOLE = re.compile(r"[+-]?\d+\Z")
_STEP = re.compile(r"([+-]?\d*)n(?:-(\d+))?(-?)\Z", re.IGNORECASE)
_LARGE = 2**31 - 1


def parse_nth(tokens: Sequence[Token], at: int, end: Token) -> tuple[tuple[int, int], int]:
    """(a, b) and the place behind them. Raises SelectorRefused (imported late: the grammar imports this file)."""
    reader = _Reader(tokens, at, end)
    return reader.read(), reader.at


class _Reader:
    def __init__(self, tokens: Sequence[Token], at: int, end: Token) -> None:
        self.tokens, self.at, self.end = tokens, at, end

    @property
    def next(self) -> Token:
        return self.tokens[self.at] if self.at < len(self.tokens) else self.end

    def fail(self) -> ValueError:
        from models.target.selector_grammar import SelectorRefused  # noqa: PLC0415 -- the grammar imports this file

        return SelectorRefused("A position such as 2, odd or 2n+1 is expected", self.next.position)

    def skip_space(self) -> None:
        while self.next.kind == "space":
            self.at += 1

    def read(self) -> tuple[int, int]:
        self.skip_space()
        sign = ""
        if self.next.kind == "+":
            self.at += 1
            sign = "+"
        token = self.next
        text = token.text.lower() if token.kind == "ident" else token.raw.lower()
        if token.kind == "ident" and not sign and text in {"odd", "even"}:
            self.at += 1
            return (2, 1 if text == "odd" else 0)
        if token.kind == "number" and not sign and _WHOLE.match(text):
            self.at += 1
            return (0, _bounded(text))
        step = _STEP.match(text) if token.kind in {"ident", "number"} else None
        if step is None or (sign and text.startswith(("+", "-"))):
            raise self.fail()
        self.at += 1
        factor = _bounded({"": "1", "+": "1", "-": "-1"}.get(step.group(1), step.group(1)))
        if step.group(2):
            return (factor, -_bounded(step.group(2)))
        return (factor, self._offset(minus=bool(step.group(3))))

    def _offset(self, *, minus: bool) -> int:
        """What follows the n: nothing, `+ 3`, `-3`, or digits after a minus that belonged to the name (`n- 1`)."""
        here = self.at
        self.skip_space()
        sign = -1 if minus else 0
        if not minus and self.next.kind in {"+", "-"}:
            sign = 1 if self.next.kind == "+" else -1
            self.at += 1
            self.skip_space()
        token = self.next
        signed = token.raw.startswith(("+", "-"))
        if token.kind == "number" and _WHOLE.match(token.raw) and signed == (sign == 0):
            self.at += 1
            return _bounded(token.raw) * (sign or 1)
        if sign:
            raise self.fail()
        self.at = here
        return 0


def _bounded(text: str) -> int:
    return max(-_LARGE, min(_LARGE, int(text[:20])))
