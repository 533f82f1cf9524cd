"""Everybody in an organisation: who, as what, and when they were last here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from components import Component
from models.account.organisation import Membership


@dataclass(frozen=True)
class MemberLine:
    member_id: int
    name: str
    email: str
    role: str
    is_you: bool = False
    is_suspended: bool = False
    signed_in_at: datetime | None = None
    picture: str = ""


@dataclass(frozen=True)
class MemberList(Component):
    lines: tuple[MemberLine, ...]

    @classmethod
    def of(cls, memberships: Sequence[Membership], you: int) -> "MemberList":
        lines = (
            MemberLine(
                one.member_id,
                one.member.name,
                one.member.email,
                one.role,
                one.member_id == you,
                one.is_suspended,
                one.signed_in_at,
                one.member.picture,
            )
            for one in memberships
        )
        return cls(tuple(lines))
