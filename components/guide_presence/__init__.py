"""Who else has this guide open, and since when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from components import Component
from models.guide.guide_presence import GuidePresence as Present

MOST_MARKS = 3


@dataclass(frozen=True)
class PresentPerson:
    name: str
    since: datetime

    @property
    def initials(self) -> str:
        """Of their first and last name."""
        words = self.name.split() or ["?"]
        return "".join(dict.fromkeys((words[0][0], words[-1][0]))).upper() if len(words) > 1 else words[0][0].upper()


@dataclass(frozen=True)
class GuidePresence(Component):
    """`problem` says why the guide is no longer there for who looks."""

    people: tuple[PresentPerson, ...] = ()
    problem: str = ""

    @classmethod
    def of(cls, present: Sequence[Present]) -> "GuidePresence":
        return cls(tuple(PresentPerson(one.member.name, one.opened_at) for one in present))

    @property
    def marks(self) -> tuple[PresentPerson, ...]:
        return self.people[:MOST_MARKS]

    @property
    def more(self) -> int:
        return len(self.people) - len(self.marks)

    @property
    def label(self) -> str:
        if len(self.people) == 1:
            return f"{self.people[0].name} has this guide open, too"
        return f"{', '.join(one.name for one in self.people[:-1])} and {self.people[-1].name} have this guide open, too"
