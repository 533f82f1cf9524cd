"""The organisations that a person is in, and which of them they work in at present."""

from collections.abc import Sequence
from dataclasses import dataclass

from components import Component
from models.account.organisation import Membership


@dataclass(frozen=True)
class OrganisationLine:
    organisation_id: int
    name: str
    role: str
    is_here: bool = False
    is_suspended: bool = False


@dataclass(frozen=True)
class OrganisationList(Component):
    lines: tuple[OrganisationLine, ...] = ()

    @classmethod
    def of(cls, memberships: Sequence[Membership], here: int | None) -> "OrganisationList":
        lines = (
            OrganisationLine(one.organisation_id, one.organisation.name, one.role, one.organisation_id == here, one.is_suspended)
            for one in memberships
        )
        return cls(tuple(lines))
