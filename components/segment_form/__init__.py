"""A named segment: what it is called, whom it means, and which guides are for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from components import Component
from components.segment_builder import SegmentBuilder


@dataclass(frozen=True)
class SegmentForm(Component):
    """`guides` are pairs of id and name of the guides for this segment; `live` says that some are live as they were published."""

    site_id: int
    segment_id: int
    name: str
    builder: SegmentBuilder
    guides: tuple[tuple[int, str], ...] = ()
    problems: Mapping[str, str] = field(default_factory=dict[str, str])
    contradiction: str = ""
    state: str = ""
    may_edit: bool = True
    seen: str = ""
    theirs: str = ""
    saved: str = ""

    @property
    def name_problem(self) -> str:
        return self.problems.get("name", "")

    @property
    def is_refused(self) -> bool:
        return bool(self.problems or self.theirs)
