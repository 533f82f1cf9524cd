"""What words would be replaced in which guides, text by text, before anything is changed; and how it can be taken back."""

from dataclasses import dataclass

from components import Component
from models.guide.text_replacement import LONGEST_WORDS, ChangedText


@dataclass(frozen=True)
class GuideChanges:
    """`state` names the draft that was looked at; a live guide stays as it is until it is published again."""

    guide_id: int
    name: str
    state: str
    changes: tuple[ChangedText, ...]
    is_live: bool = False

    @property
    def possible(self) -> int:
        return sum(1 for change in self.changes if not change.problem)


@dataclass(frozen=True)
class ReplacementList(Component):
    """`done` are pairs of a guide's id and the number of the draft that replacing made, to take it back."""

    wanted: str = ""
    instead: str = ""
    match_case: bool = True
    guides: tuple[GuideChanges, ...] = ()
    said: str = ""
    problem: str = ""
    done: tuple[tuple[int, int], ...] = ()

    @property
    def texts(self) -> int:
        return sum(guide.possible for guide in self.guides)

    @property
    def longest(self) -> int:
        return LONGEST_WORDS
