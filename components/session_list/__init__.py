"""Where a person is signed in, each with the button that signs them out there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from components import Component
from models.account.member_session import MemberSession


@dataclass(frozen=True)
class SessionLine:
    name: str
    device: str
    created_at: datetime
    used_at: datetime | None
    is_this: bool = False


@dataclass(frozen=True)
class SessionList(Component):
    lines: tuple[SessionLine, ...]

    @classmethod
    def of(cls, sessions: Sequence[MemberSession], this: MemberSession) -> "SessionList":
        lines = (
            SessionLine(one.name, one.device or "A browser", one.created_at, one.used_at, one.secret_hash == this.secret_hash)
            for one in sessions
        )
        return cls(tuple(lines))
