"""A guide whose draft can't be read: what is wrong, what is stored, and the way back."""

from dataclasses import dataclass

from components import Component
from models.guide.fault_sentence import fault_sentence
from models.guide.guide import Guide
from models.support.unreadable import Unreadable

MOST_NAMED = 10


@dataclass(frozen=True)
class UnreadableGuide(Component):
    """`last_good` is the number of the draft to return to, 0 when none can be read."""

    guide_id: int
    faults: tuple[str, ...]
    more: int = 0
    last_good: int = 0
    may_edit: bool = True

    @classmethod
    def of(cls, guide: Guide, problem: Unreadable, *, may_edit: bool) -> "UnreadableGuide":
        named = tuple(fault_sentence([fault]) for fault in problem.faults[:MOST_NAMED])
        return cls(guide.id, named, len(problem.faults) - len(named), guide.last_readable() or 0, may_edit)
