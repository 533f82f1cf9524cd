"""The suspension of a member: kept out for as long as it lasts, with everything of theirs in its place."""

from starlette.requests import Request
from starlette.responses import Response

from models.account.membership_change import MembershipChange
from web.changed_member import changed_member
from web.lookup import find_member


def create(request: Request) -> Response:
    return changed_member(request, find_member(request, may="manage"), MembershipChange.suspend)


def destroy(request: Request) -> Response:
    return changed_member(request, find_member(request, may="manage"), MembershipChange.restore)
