"""What is said about a guide's draft outside of a review, and the form to say more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from components import Component
from models.guide import Guide
from models.guide.merge_tag import as_read
from models.review import ReviewComment


@dataclass(frozen=True)
class DraftComment:
    comment_id: int
    text: str
    by: str
    said_at: datetime
    step: str = ""


@dataclass(frozen=True)
class DraftComments(Component):
    """`steps` are those of the draft, with what they are called; `said` is what was typed and refused with that `problem`."""

    guide_id: int
    lines: tuple[DraftComment, ...]
    steps: tuple[tuple[str, str], ...] = ()
    may_comment: bool = False
    said: str = ""
    problem: str = ""

    @classmethod
    def of(
        cls, guide: Guide, comments: Iterable[ReviewComment], *, may_comment: bool, said: str = "", problem: str = ""
    ) -> "DraftComments":
        draft = guide.readable
        steps = {step.id: as_read(step.title) or step.kind for step in draft.steps} if draft else {}
        lines = tuple(DraftComment(one.id, one.text, one.by, one.said_at, steps.get(one.step_id, "")) for one in comments)
        return cls(guide.id, lines, tuple(steps.items()), may_comment, said, problem)
