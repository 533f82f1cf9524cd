"""Who is invited, and the form that invites: by mail, or by a link to hand over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from components import Component
from models.account.invitation import GOOD_FOR_DAYS, Invitation


@dataclass(frozen=True)
class InvitationLine:
    invitation_id: int
    email: str
    role: str
    until: datetime
    is_over: bool = False
    by: str = ""


@dataclass(frozen=True)
class FreshLink:
    """The link of an invitation that was just made: shown once, for only its hash is kept. `mailed` when it is on its way."""

    email: str
    url: str
    mailed: bool = False


@dataclass(frozen=True)
class InvitationList(Component):
    """`roles` are those that this member may give; without any they may not invite. `email`, `role` and `days` are as typed."""

    lines: tuple[InvitationLine, ...] = ()
    roles: tuple[str, ...] = ()
    has_mail: bool = True
    email: str = ""
    role: str = "author"
    days: int = GOOD_FOR_DAYS[0]
    problem: str = ""
    fresh: FreshLink | None = None

    @classmethod
    def lines_of(cls, invitations: Sequence[Invitation], now: datetime) -> tuple[InvitationLine, ...]:
        return tuple(
            InvitationLine(
                one.id, one.email, one.role, one.expires_at, one.expires_at <= now, one.invited_by.name if one.invited_by else ""
            )
            for one in invitations
        )

    @property
    def choices(self) -> tuple[int, ...]:
        return tuple(sorted(GOOD_FOR_DAYS))
