"""One member with what they may do, and what who looks can change about it."""

from starlette.requests import Request

from components.member_panel import MemberPanel
from models.account import Membership, Role
from models.account.role import grantable
from web.kit.context import context


def member_panel(request: Request, whose: Membership, problem: str = "", *, saved: bool = False) -> MemberPanel:
    here = context(request)
    is_you = whose.member_id == here.member.id
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
        saved,
    )
