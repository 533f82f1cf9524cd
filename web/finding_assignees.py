"""Who looks after a finding."""

from starlette.requests import Request
from starlette.responses import Response

from models.account import Membership
from web.kit import form_fields
from web.kit.context import context
from web.lookup import find_finding
from web.screens.finding_list import decided


def update(request: Request) -> Response:
    """Member 0 is nobody."""
    finding = find_finding(request, may="edit")
    wanted = form_fields.number(request, "member", 0, 0, 2**31 - 1)
    members = Membership.who_may_at(context(request).db, finding.organisation_id, "view", finding.site_id)
    member = next((member for member in members if member.id == wanted), None)
    if wanted and member is None:
        return decided(request, finding, "That member no longer works on this site.", 422)
    finding.assign(member)
    return decided(request, finding)
