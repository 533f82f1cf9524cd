"""One version of the privacy policy, and the button by which a member says that they read it."""

from dataclasses import dataclass
from datetime import datetime

from components import Component
from models.privacy.policy_version import PolicyVersion


@dataclass(frozen=True)
class PolicyText(Component):
    """`newest` is the number of the version that holds; `asks` whether the reader is to acknowledge this one."""

    number: int
    newest: int
    published_at: datetime
    changed: str
    paragraphs: tuple[str, ...]
    asks: bool = False
    said_at: datetime | None = None
    """When the reader acknowledged it."""

    @classmethod
    def of(cls, version: PolicyVersion, newest: int, *, asks: bool = False, said_at: datetime | None = None) -> "PolicyText":
        return cls(version.number, newest, version.published_at, version.changed, tuple(version.paragraphs), asks, said_at)
