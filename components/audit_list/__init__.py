"""The audit log: who did what and when, with filters, and as a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from components import Component
from models.account.audit_log import AuditEntry
from models.account.former_member import called

SUBJECTS = (
    ("", "Everything"),
    ("policy", "Policy and emergencies"),
    ("review", "Reviews"),
    ("guide", "Guides"),
    ("member", "Members"),
    ("account", "Accounts"),
    ("session", "Sign-ins"),
    ("access", "Refusals"),
    ("key", "API keys"),
    ("publication", "Planned publications"),
    ("segment", "Segments"),
    ("theme", "Themes"),
    ("content", "Exports and imports"),
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
    asked_from: str = ""

    @classmethod
    def of(cls, entry: AuditEntry) -> "AuditLine":
        return cls(entry.at, called(entry, entry.member, "Cairn"), entry.act, entry.sentence, entry.asked_from)


@dataclass(frozen=True)
class AuditList(Component):
    """`query` is what was asked for, as the file's address repeats it."""

    lines: Sequence[AuditLine] = ()
    members: Sequence[tuple[int, str]] = ()
    words: str = ""
    member_id: int = 0
    about: str = ""
    since: str = ""
    until: str = ""
    query: str = ""
    older: int = 0
    """The number of the last entry, where there are older ones."""
    sites: Sequence[tuple[int, str]] = ()
    site_id: int = 0

    @property
    def subjects(self) -> tuple[tuple[str, str], ...]:
        return SUBJECTS
