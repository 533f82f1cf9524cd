"""A place in a selector's tokens, and how its reading fails."""

from __future__ import annotations

from dataclasses import dataclass, field

from models.engine.selector.parse.css_tokens import Token
from models.engine.selector.parse.selector_tree import SelectorRefused


@dataclass(slots=True)
class SelectorContext:
    """Where in the selector we are: what is allowed depends on it."""

    depth: int = 0
    in_has: bool = False
    elements: bool = True  # pseudo-elements allowed
    compound: bool = False  # combinators forbidden

    def inside(self, *, in_has: bool = False, compound: bool = False) -> SelectorContext:
        return SelectorContext(self.depth + 1, self.in_has or in_has, elements=False, compound=compound)


@dataclass(slots=True)
class Cursor:
    tokens: list[Token]
    length: int
    at: int = 0
    parts: int = 0
    end: Token = field(init=False)

    def __post_init__(self) -> None:
        self.end = Token("end", "", self.length)

    @property
    def next(self) -> Token:
        return self.tokens[self.at] if self.at < len(self.tokens) else self.end

    def take(self) -> Token:
        token = self.next
        self.at += 1
        return token

    def skip_space(self) -> bool:
        before = self.at
        while self.next.kind == "space":
            self.at += 1
        return self.at > before

    def fail(self, reason: str, token: Token | None = None) -> SelectorRefused:
        return SelectorRefused(reason, (token or self.next).position)

    def expect(self, kind: str, reason: str) -> Token:
        if self.next.kind != kind:
            raise self.fail(reason)
        return self.take()

    def close(self) -> None:
        """The `)` of a function; the end of the text closes it too."""
        self.skip_space()
        if self.next.kind not in {")", "end"}:
            raise self.fail(f"{named(self.next)} does not belong here")
        self.at += 1

    def peek(self, ahead: int = 1) -> Token:
        place = self.at + ahead
        return self.tokens[place] if place < len(self.tokens) else self.end


def named(token: Token) -> str:
    return {"space": "A space", "end": "The end"}.get(token.kind, token.raw[:20] or token.text)
