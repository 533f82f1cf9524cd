"""Two people changed one thing at the same time: what each wants, and a choice. Nothing is changed before it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from components import Component


@dataclass(frozen=True)
class ValueConflict(Component):
    """`place` is the id of where it stands. Keeping one's own sends `values` to `url` again, which names what is seen now."""

    place: str
    what: str
    who: str
    mine: str
    theirs: str
    url: str = ""
    values: Mapping[str, str] = field(default_factory=dict[str, str])
    back: str = ""
    method: str = "put"
    target: str = "#workbench"
