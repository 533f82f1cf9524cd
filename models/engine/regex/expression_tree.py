"""A regular expression as a tree, and why one is refused."""

from dataclasses import dataclass


class BadExpression(ValueError):
    """A regular expression outside the subset; the sentence says what and where (characters count from 1)."""


@dataclass(frozen=True)
class One:
    """Exactly one character out of a set."""

    chars: int


@dataclass(frozen=True)
class Anchor:
    """`^` or `$`."""

    sign: str


@dataclass(frozen=True)
class Choice:
    """A group: one of its sequences."""

    options: tuple[tuple["Node", ...], ...]


@dataclass(frozen=True)
class Repeat:
    body: "One | Choice"
    least: int
    most: int | None
    """None for no limit."""
    position: int


Node = One | Anchor | Choice | Repeat
