"""A selector that may be chosen for an element: what it is made of, what that costs, and why it may fail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.targets.choose.part_costs import COST

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Candidate:
    """A selector that matches the element alone. `parts` are the kinds of its conditions (keys of COST), in alphabetical order
    and as often as they occur; `grounds` are the reasons for which it may fail, each with the name it leans on where it does.
    """

    css: str
    cost: float
    parts: tuple[str, ...]
    grounds: frozenset[str]


def candidate(css: str, parts: Iterable[str], grounds: Iterable[str] | None = None) -> Candidate:
    """`grounds` are the parts but for what kind of element it is, unless they are said."""
    kinds = tuple(sorted(parts))
    leans = frozenset(kinds if grounds is None else grounds) - {"tag", "heading"}
    return Candidate(css, sum(COST[kind] for kind in kinds), kinds, leans)
