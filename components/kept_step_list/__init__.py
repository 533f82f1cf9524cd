"""Steps kept for reuse: a list to look after, or for a guide one to choose from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from components import Component
from components.step_list import title_of
from models.guide import Guide
from models.guide.kept_step import KeptStep


@dataclass(frozen=True)
class KeptEntry:
    kept_id: int
    name: str
    title: str
    kind: str
    at: datetime


@dataclass(frozen=True)
class KeptStepList(Component):
    """With a `guide_id` each can be put into that guide, behind the step `after`."""

    site_id: int
    entries: tuple[KeptEntry, ...] = ()
    may_edit: bool = False
    guide_id: int | None = None
    after: str = ""
    problem: str = ""

    @classmethod
    def of(cls, site_id: int, kept: Sequence[KeptStep], *, may_edit: bool, problem: str = "") -> "KeptStepList":
        return cls(site_id, tuple(_entry(one) for one in kept), may_edit, problem=problem)

    @classmethod
    def for_guide(cls, guide: Guide, kept: Sequence[KeptStep], after: str) -> "KeptStepList":
        """Those that the guide's kind can have."""
        entries = (_entry(one) for one in kept)
        fitting = (one for one in entries if (one.kind == "hotspot") == (guide.kind == "hotspots"))
        return cls(guide.site_id, tuple(fitting), may_edit=True, guide_id=guide.id, after=after)


def _entry(kept: KeptStep) -> KeptEntry:
    step = kept.readable
    return KeptEntry(
        kept.id, kept.name, title_of(step) if step else "It can't be read", step.kind if step else "", kept.edited_at
    )
