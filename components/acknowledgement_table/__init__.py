"""Which members of an organisation acknowledged which version of the privacy policy."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from components import Component
from models.account.member import Member


@dataclass(frozen=True)
class AcknowledgementLine:
    name: str
    email: str
    number: int | None
    at: datetime | None


@dataclass(frozen=True)
class AcknowledgementTable(Component):
    """`newest` is the number of the version in force; 0 where there is none."""

    newest: int
    lines: tuple[AcknowledgementLine, ...]

    @classmethod
    def of(cls, newest: int, found: Iterable[tuple[Member, int | None, datetime | None]]) -> "AcknowledgementTable":
        return cls(newest, tuple(AcknowledgementLine(member.name, member.email, number, at) for member, number, at in found))

    @property
    def missing(self) -> int:
        """How many have not acknowledged what is in force."""
        return sum(line.number != self.newest for line in self.lines)
