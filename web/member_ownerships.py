"""The ownership of the organisation, handed over to another member."""

from starlette.requests import Request
from starlette.responses import Response

from models.account.membership_change import ChangeRefused, MembershipChange
from web.kit.context import context
from web.kit.respond import partial
from web.lookup import find_member
from web.screens.member_panel import member_panel


def create(request: Request) -> Response:
    """Makes the member the owner, and who asks an admin."""
    whose = find_member(request, may="own")
    here = context(request)
    try:
        MembershipChange(here.db, whose, here.membership, here.now).hand_over()
    except ChangeRefused as refused:
        return partial(member_panel(request, whose, str(refused)), status=422)
    return partial(member_panel(request, whose))
