"""The ownership of the organisation, handed over to another member."""

from starlette.requests import Request
from starlette.responses import Response

from models.account.membership_change import MembershipChange
from web.changed_member import changed_member
from web.lookup import find_member


def create(request: Request) -> Response:
    """Makes the member the owner, and who asks an admin."""
    return changed_member(request, find_member(request, may="own"), MembershipChange.hand_over)
