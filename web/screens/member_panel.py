"""One member with what they may do, and what who looks can change about it."""

from collections.abc import Mapping

from starlette.requests import Request

from components.member_panel import MemberPanel
from components.member_sites import MemberSites
from models.account import Membership, Role
from models.account.membership_change import MembershipChange
from models.account.role import grantable
from web.kit.context import context
from web.lookup import sites_where


def member_panel(
    request: Request, whose: Membership, problem: str = "", *, saved: str = "", typed: Mapping[int, str] | None = None
) -> MemberPanel:
    """`saved` is the form that was, `typed` what is chosen for sites in one that was refused."""
    here = context(request)
    is_you = whose.member_id == here.member.id
    sites = sites_where(request, "view")
    mine = grantable(Role(here.membership.role))
    return MemberPanel(
        whose.member_id,
        whose.member.name,
        whose.member.email,
        whose.role,
        here.organisation.name,
        tuple(mine) if Role(whose.role) in mine else (),
        is_you,
        whose.is_suspended,
        here.may("own") and not is_you and not whose.is_suspended,
        whose.joined_at,
        whose.signed_in_at,
        problem,
        saved == "role",
        MemberSites.of(whose, sites, here.reach, typed or {}, is_you=is_you, saved=saved == "sites") if sites else None,
        "" if is_you else MembershipChange(here.db, whose, here.membership, here.now).consequence(),
    )
