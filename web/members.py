"""Members of the organisation: who they are, what one of them may do, and the end of their place."""

from starlette.requests import Request
from starlette.responses import Response

from components.member_list import MemberList
from components.role_table import RoleTable
from models.account import Membership
from models.account.membership_change import ChangeRefused, MembershipChange
from models.account.review_policy import Policy
from web.kit.context import context
from web.kit.respond import go, page, partial
from web.lookup import find_member, must
from web.screens.felt_worker import has_worker
from web.screens.invitation_list import invitation_list
from web.screens.member_panel import member_panel


def index(request: Request) -> Response:
    must(request, "view")
    here = context(request)
    members = MemberList.of(Membership.all_in(here.db, here.organisation_id), here.member.id)
    invitations, table, unmet = invitation_list(request), RoleTable(), Policy.of(here.db, here.organisation_id).unmet(here.db)
    comes = has_worker(request) if here.settings.mail_url and here.may("manage") else True
    return page(
        request, "members/index.html", members=members, invitations=invitations, table=table, unmet=unmet, has_worker=comes
    )


def show(request: Request) -> Response:
    """What may this person do?"""
    whose = find_member(request, may="view")
    return page(request, "members/show.html", whose=whose, panel=member_panel(request, whose))


def destroy(request: Request) -> Response:
    """Removes a member, or lets one leave; their work stays."""
    whose = find_member(request, may="view")
    here = context(request)
    is_own = whose.member_id == here.member.id
    try:
        MembershipChange(here.db, whose, here.membership, here.now).remove()
    except ChangeRefused as refused:
        return partial(member_panel(request, whose, str(refused)), status=422)
    return go(request, "/organisations" if is_own else "/members")
