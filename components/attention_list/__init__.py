"""What needs attention first: guides whose completion fell or whose targets are missing more often, each with its evidence."""

from dataclasses import dataclass

from components import Component


@dataclass(frozen=True)
class AttentionLine:
    guide_id: int
    name: str
    sentence: str
    evidence: str
    kind: str = "completion"


@dataclass(frozen=True)
class AttentionList(Component):
    """`rule` says what is looked for, also where nothing is found."""

    lines: tuple[AttentionLine, ...]
    rule: str
