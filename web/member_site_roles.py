"""The roles of a member on single sites, where they are not what the member is in the organisation."""

from starlette.requests import Request
from starlette.responses import Response

from models.account.membership_change import MembershipChange
from models.account.site_role import GIVEN_ON_SITES
from web.changed_member import changed_member
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import partial
from web.lookup import find_member, must, sites_where
from web.screens.member_panel import member_panel


def update(request: Request) -> Response:
    """Changes what was chosen otherwise than it was shown; what somebody else changed meanwhile stays."""
    whose = find_member(request, may="view")
    managed = {site.id: site.name for site in sites_where(request, "manage")}
    if not managed:
        must(request, "manage")
    chosen = {site_id: form_fields.text(request, f"site-{site_id}", 20) for site_id in managed if _is_sent(request, site_id)}
    if any(role and role not in GIVEN_ON_SITES for role in chosen.values()):
        return partial(member_panel(request, whose, "Choose a role for each site.", typed=chosen), status=422)

    fields = context(request).form

    def change(work: MembershipChange) -> None:
        for site_id, role in chosen.items():
            if role != fields.get(f"seen-{site_id}"):
                work.site_role(site_id, managed[site_id], role)

    return changed_member(request, whose, change, saved="sites", typed=chosen)


def _is_sent(request: Request, site_id: int) -> bool:
    return f"site-{site_id}" in context(request).form
