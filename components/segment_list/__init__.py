"""The named segments of a site, each with the sentence it means, and a small form for another one."""

from dataclasses import dataclass

from components import Component


@dataclass(frozen=True)
class SegmentLine:
    segment_id: int
    name: str
    sentence: str
    guides: int


@dataclass(frozen=True)
class SegmentList(Component):
    """`starts` are the beginnings a new segment can have: pairs of a name and a sentence."""

    site_id: int
    lines: tuple[SegmentLine, ...] = ()
    starts: tuple[tuple[str, str], ...] = ()
    may_edit: bool = False
    name: str = ""
    problem: str = ""
