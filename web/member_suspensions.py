"""The suspension of a member: kept out for as long as it lasts, with everything of theirs in its place."""

from starlette.requests import Request
from starlette.responses import Response

from models.account.membership_change import ChangeRefused, MembershipChange
from web.kit.context import context
from web.kit.respond import partial
from web.lookup import find_member
from web.screens.member_panel import member_panel


def create(request: Request) -> Response:
    whose = find_member(request, may="manage")
    here = context(request)
    try:
        MembershipChange(here.db, whose, here.membership, here.now).suspend()
    except ChangeRefused as refused:
        return partial(member_panel(request, whose, str(refused)), status=422)
    return partial(member_panel(request, whose))


def destroy(request: Request) -> Response:
    whose = find_member(request, may="manage")
    here = context(request)
    try:
        MembershipChange(here.db, whose, here.membership, here.now).restore()
    except ChangeRefused as refused:
        return partial(member_panel(request, whose, str(refused)), status=422)
    return partial(member_panel(request, whose))
