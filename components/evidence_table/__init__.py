"""Why an element is taken for a target: what agrees, what changed, and both sides as they look."""

from dataclasses import dataclass

from components import Component
from models.targets.verdict import ProposalJson

MOST_LINES = 12


@dataclass(frozen=True)
class EvidenceLine:
    what: str
    old: str
    new: str
    agrees: bool


@dataclass(frozen=True)
class EvidenceSide:
    """`frame` is the address of the snapshot with the element outlined; empty when there is none to show."""

    title: str
    excerpt: str
    frame: str


@dataclass(frozen=True)
class EvidenceTable(Component):
    """`share` is how much of what was known agrees, from 0 to 1; None when nothing is proposed."""

    dom_id: str
    share: float | None
    lines: tuple[EvidenceLine, ...]
    sides: tuple[EvidenceSide, ...]

    @classmethod
    def of(cls, dom_id: str, proposal: ProposalJson | None, sides: tuple[EvidenceSide, ...]) -> "EvidenceTable":
        found = proposal["evidence"][:MOST_LINES] if proposal else ()
        lines = tuple(EvidenceLine(one["what"], one["old"][:200], one["new"][:200], one["agrees"]) for one in found)
        return cls(dom_id, proposal["score"] if proposal else None, lines, sides)

    @property
    def agreeing(self) -> tuple[EvidenceLine, ...]:
        return tuple(line for line in self.lines if line.agrees)

    @property
    def changed(self) -> tuple[EvidenceLine, ...]:
        return tuple(line for line in self.lines if not line.agrees)
