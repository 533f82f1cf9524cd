"""Live guides of a site that may want the same moment, and which of the two shows first."""

from dataclasses import dataclass

from components import Component


@dataclass(frozen=True)
class CompetitionList(Component):
    """`sentences` are the first of `total` pairs."""

    sentences: tuple[str, ...] = ()
    total: int = 0
