"""What one member is on each site: the same as in the organisation, another role, or nothing at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from components import Component
from models.account.organisation import Membership
from models.account.reach import Reach
from models.account.role import MAY, Role
from models.account.site_role import GIVEN_ON_SITES, NO_ACCESS
from models.site.site import Site

CALLED = {NO_ACCESS: "No access"}


@dataclass(frozen=True)
class MemberSiteLine:
    """`given` is their role on this site alone, empty where it is the organisation's; `chosen` what the form says."""

    site_id: int
    name: str
    given: str
    chosen: str
    role: str
    acts: str
    may_change: bool = False


@dataclass(frozen=True)
class MemberSites(Component):
    member_id: int
    role: str
    lines: tuple[MemberSiteLine, ...] = ()
    saved: bool = False

    @classmethod
    def of(
        cls, whose: Membership, sites: Sequence[Site], reader: Reach, typed: Mapping[int, str], *, is_you: bool, saved: bool
    ) -> "MemberSites":
        """`reader` is who looks: they see their own sites, and change what they manage; `typed` is what was refused."""
        own = {one.site_id: one.role for one in whose.site_roles} if whose.role != Role.OWNER else {}
        fixed = is_you or whose.role == Role.OWNER or (whose.may("manage") and not reader.may("manage"))
        lines: list[MemberSiteLine] = []
        for site in sites:
            given, role = own.get(site.id, ""), whose.reach.role_at(site.id)
            acts = ", ".join(MAY[role]) if role else "nothing: the site is not there"
            called = CALLED.get(given, str(role).capitalize())
            may_change = not fixed and reader.may_at("manage", site.id)
            lines.append(MemberSiteLine(site.id, site.name, given, typed.get(site.id, given), called, acts, may_change))
        return cls(whose.member_id, whose.role, tuple(lines), saved)

    @property
    def choices(self) -> dict[str, str]:
        return {
            "": f"{self.role.capitalize()}, as everywhere",
            **{one: CALLED.get(one, one.capitalize()) for one in GIVEN_ON_SITES},
        }

    @property
    def may_change(self) -> bool:
        return any(line.may_change for line in self.lines)
