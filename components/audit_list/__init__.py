"""The audit log: who did what and when, with filters, and as a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from components import Component
from models.account.audit_log import AuditEntry

SUBJECTS = (
    ("", "Everything"),
    ("policy", "Policy and emergencies"),
    ("review", "Reviews"),
    ("guide", "Guides"),
    ("member", "Members"),
    ("account", "Accounts"),
    ("session", "Sessions"),
    ("finding", "Findings"),
    ("repair", "Repairs"),
    ("site", "Sites"),
    ("channel", "Channels"),
)


@dataclass(frozen=True)
class AuditLine:
    at: datetime
    by: str
    act: str
    sentence: str

    @classmethod
    def of(cls, entry: AuditEntry) -> "AuditLine":
        return cls(entry.at, entry.member.name if entry.member else "Cairn", entry.act, entry.sentence)


@dataclass(frozen=True)
class AuditList(Component):
    """`query` is what was asked for, as the file's address repeats it."""

    lines: Sequence[AuditLine] = ()
    members: Sequence[tuple[int, str]] = ()
    words: str = ""
    member_id: int = 0
    about: str = ""
    query: str = ""
    is_cut: bool = False

    @property
    def subjects(self) -> tuple[tuple[str, str], ...]:
        return SUBJECTS
