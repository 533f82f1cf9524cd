"""A selector as a tree, and why one is refused."""

from __future__ import annotations

from dataclasses import dataclass

MAX_LENGTH = 2_000
MAX_DEPTH = 8
MAX_PARTS = 200


class SelectorRefused(ValueError):
    """Not a selector a browser would accept, or a larger one than is looked at. `position` counts characters from 0."""

    def __init__(self, reason: str, position: int) -> None:
        super().__init__(f"{reason} (at character {position + 1})")
        self.reason = reason
        self.position = position


class TooMuch(SelectorRefused):
    """Past a bound; not forgiven even where browsers forgive."""


@dataclass(frozen=True, slots=True)
class Simple:
    """One condition. `kind`: tag, universal, nowhere, id, class, attribute, state, never, is, not, has or nth."""

    kind: str
    name: str = ""
    operator: str = ""
    value: str = ""
    flag: str = ""
    branches: tuple[Complex, ...] = ()
    step: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Complex:
    """Compounds from left to right, each behind its combinator (the first one's is empty unless the selector is relative)."""

    parts: tuple[tuple[str, tuple[Simple, ...]], ...]

    @property
    def subject(self) -> tuple[Simple, ...]:
        return self.parts[-1][1]
