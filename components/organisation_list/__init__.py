"""The organisations that a person is in, and which of them they work in at present."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from components import Component
from models.account.organisation import Membership


@dataclass(frozen=True)
class OrganisationLine:
    organisation_id: int
    name: str
    role: str
    is_here: bool = False
    is_suspended: bool = False
    gone_at: datetime | None = None
    """When a deleted one is gone for good."""
    may_bring_back: bool = False
    logo: str = ""
    closed_because: str = ""
    """Why the operator suspended it, if they did."""
    is_restricted: bool = False
    """Whether they themselves had what is kept of them restricted, which closes all of their organisations to them."""
    is_held: bool = False
    """Whether a legal hold keeps what a deletion would clear away."""


@dataclass(frozen=True)
class OrganisationList(Component):
    lines: tuple[OrganisationLine, ...] = ()

    @classmethod
    def of(cls, memberships: Sequence[Membership], here: int | None, open_to_them: Collection[int] = ()) -> "OrganisationList":
        """Logos are shown of those that let them in."""
        lines = (
            OrganisationLine(
                one.organisation_id,
                one.organisation.name,
                one.role,
                one.organisation_id == here,
                one.is_suspended,
                one.organisation.gone_at,
                one.may("own") and not one.is_suspended,
                one.organisation.logo if one.organisation_id in open_to_them else "",
                one.organisation.suspended_because if one.organisation.suspended_at else "",
                one.member.restricted_at is not None,
                one.organisation.held_at is not None,
            )
            for one in memberships
        )
        return cls(tuple(lines))
