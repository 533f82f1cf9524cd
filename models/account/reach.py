"""How far somebody reaches: what they may do in an organisation, and on each of its sites. All rights are asked here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement
from sqlalchemy.orm import InstrumentedAttribute

from models.account.role import ACTS, Act, OrganisationAct, Role


@dataclass(frozen=True)
class Reach:
    """`role` holds in the organisation and on every site that `on_sites` does not name; None there is no access at all.

    `only` is what a program's key leaves of it, and `only_at` on which sites: with the organisation itself it does nothing then.
    """

    role: Role
    on_sites: Mapping[int, Role | None] = field(default_factory=dict[int, Role | None])
    only: Iterable[Act] = ACTS
    only_at: frozenset[int] | None = None

    def may(self, act: OrganisationAct) -> bool:
        """In the organisation itself."""
        return self.may_in_organisation(act)

    def may_in_organisation(self, act: Act) -> bool:
        """Where no site is asked for: to edit there is to add one."""
        return self.only_at is None and act in self.only and self.role.may(act)

    @property
    def may_add_sites(self) -> bool:
        return self.may_in_organisation("edit")

    def may_at(self, act: Act, site_id: int) -> bool:
        """With that site, and with everything that belongs to it."""
        role = self.role_at(site_id)
        return role is not None and act in self.only and role.may(act)

    def may_anywhere(self, act: Act) -> bool:
        """In the organisation, or on one of its sites."""
        roles = (self.role, *self.on_sites.values()) if self.only_at is None else map(self.role_at, self.only_at)
        return act in self.only and any(role is not None and role.may(act) for role in roles)

    def role_at(self, site_id: int) -> Role | None:
        """None: for them there is no such site. An owner is one everywhere."""
        if self.only_at is not None and site_id not in self.only_at:
            return None
        return self.role if self.role is Role.OWNER else self.on_sites.get(site_id, self.role)

    @property
    def acts(self) -> frozenset[Act]:
        """All that may be done in the organisation."""
        return frozenset[Act](act for act in ACTS if self.may_in_organisation(act))

    def sees(self, site_id: ColumnElement[int] | InstrumentedAttribute[int]) -> ColumnElement[bool]:
        """Which rows of a list are there for them, by the site that each belongs to."""
        seen = site_id.not_in(site for site in self.on_sites if self.role_at(site) is None)
        return seen if self.only_at is None else seen & site_id.in_(self.only_at)

    @property
    def hidden(self) -> frozenset[int]:
        """The sites that are not there for a member, nor anything of theirs; of a program, ask `sees`."""
        return frozenset(site_id for site_id in self.on_sites if self.role_at(site_id) is None)
