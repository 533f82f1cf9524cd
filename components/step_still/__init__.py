"""One step under review: drawn as visitors get it, with its words, what differs from live, and what was said about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from components import Component
from models.guide.version_difference import StepDifference
from models.review.version_findings import VersionFinding


@dataclass(frozen=True)
class Remark:
    """A comment on a step or on the whole, with its answers."""

    by: str
    text: str
    at: datetime
    comment_id: int = 0
    resolved: bool = False
    answers: tuple["Remark", ...] = ()
    member_id: int = 0
    picture: str = ""


@dataclass(frozen=True)
class Talk:
    """Where comments go, whether this reader may make and resolve them, and what they typed when one was refused.

    `target` is the selector of what comes back; a guest gives a `guest` name and gets the page again.
    """

    comments: str
    target: str
    may_comment: bool
    may_resolve: bool
    is_guest: bool = False
    guest: str = ""
    typed: str = ""
    typed_at: str = ""
    problem: str = ""

    def typed_for(self, place: str) -> str:
        return self.typed if self.typed and place == self.typed_at else ""


@dataclass(frozen=True)
class StepStill(Component):
    """`frame` is the address of the page that the player draws the step on; a blank one is nobody's page. In a
    picture of a page `node` is the number of the step's element.
    """

    step_id: str
    number: int
    kind: str
    title: str
    words: str
    buttons: tuple[str, ...]
    page: str
    selector: str
    frame: str
    talk: Talk
    remarks: tuple[Remark, ...] = ()
    difference: StepDifference | None = None
    findings: Sequence[VersionFinding] = ()
    is_blank: bool = False
    node: int | None = None

    @property
    def heading(self) -> str:
        return self.title or "Without a title"

    @property
    def open_remarks(self) -> int:
        return sum(not remark.resolved for remark in self.remarks)
