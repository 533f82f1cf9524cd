"""Why an element is taken for a target: what agrees, what changed, and how both looked."""

import re
from dataclasses import dataclass

from components import Component
from models.targets.verdict import ProposalJson

MOST_LINES = 12
_OPENING = re.compile(r"""\s*<[^\s<>]+(?:"[^"]*"|[^">])*>""")


@dataclass(frozen=True)
class EvidenceLine:
    what: str
    old: str
    new: str
    agrees: bool


@dataclass(frozen=True)
class EvidenceTable(Component):
    """`share` is how much of what was known agrees, from 0 to 1; `was` and `now` are the elements' opening tags."""

    dom_id: str
    share: float
    lines: tuple[EvidenceLine, ...]
    was: str = ""
    now: str = ""

    @classmethod
    def of(cls, dom_id: str, proposal: ProposalJson, before: str) -> "EvidenceTable":
        """`before` is the excerpt of what the element was."""
        found = proposal["evidence"][:MOST_LINES]
        lines = tuple(EvidenceLine(one["what"], one["old"][:200], one["new"][:200], one["agrees"]) for one in found)
        return cls(dom_id, proposal["score"], lines, opening_tag(before), opening_tag(proposal["excerpt"]))

    @property
    def agreeing(self) -> tuple[EvidenceLine, ...]:
        return tuple(line for line in self.lines if line.agrees)

    @property
    def changed(self) -> tuple[EvidenceLine, ...]:
        return tuple(line for line in self.lines if not line.agrees)


def opening_tag(excerpt: str) -> str:
    """Of an element's markup; what is inside it says less than the pictures do."""
    found = _OPENING.match(excerpt)
    return found[0].strip() if found else excerpt
