"""What is under legal hold on this instance, and the form that places another one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from components import Component
from models.account.member import Member
from models.account.organisation import Organisation
from models.privacy.legal_hold import LONGEST_REASON


@dataclass(frozen=True)
class HoldLine:
    """`called` is an organisation's name and key, or a member's address; `kind` is `organisation` or `member`."""

    kind: str
    number: int
    called: str
    since: datetime
    because: str


@dataclass(frozen=True)
class HoldList(Component):
    lines: tuple[HoldLine, ...] = ()
    subject: str = ""
    reason: str = ""
    problem: str = ""
    at: str = "subject"
    """The field that the problem is about, `subject` or `reason`."""

    @classmethod
    def of(
        cls,
        organisations: Sequence[Organisation],
        members: Sequence[Member],
        subject: str = "",
        reason: str = "",
        problem: str = "",
        at: str = "subject",
    ) -> "HoldList":
        lines = [
            *(
                HoldLine("organisation", one.id, f"{one.name} ({one.key})", one.held_at, one.held_because)
                for one in organisations
                if one.held_at
            ),
            *(HoldLine("member", one.id, one.email, one.held_at, one.held_because) for one in members if one.held_at),
        ]
        return cls(tuple(lines), subject, reason, problem, at)

    @property
    def longest_reason(self) -> int:
        return LONGEST_REASON
