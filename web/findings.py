"""A finding: its evidence, and what is done about it."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from components.finding_panel import FindingPanel
from models.account import Membership
from models.account.role import Act
from models.check.finding import SNOOZED, Finding
from models.check.visitor_agreement import meetings
from web.kit.context import context
from web.kit.respond import page, partial, wants_part
from web.lookup import must


def show(request: Request) -> Response:
    finding = find_finding(request, may="view")
    panel = finding_panel(request, finding)
    if wants_part(request):
        return partial(panel)
    return page(request, "inbox/show.html", panel=panel)


def find_finding(request: Request, *, may: Act) -> Finding:
    """The finding of this address, if the member may do that with its guide."""
    here = context(request)
    organisation = here.organisation_id
    finding = Finding.find(here.db, organisation, request.path_params["finding_id"])
    if finding is None:
        raise HTTPException(404)
    must(request, may)
    if finding.state == SNOOZED and finding.snoozed_until is not None and finding.snoozed_until <= here.now:
        finding.reopen()
    return finding


def finding_panel(request: Request, finding: Finding, problem: str = "") -> FindingPanel:
    here = context(request)
    session, membership = here.db, here.membership
    met = meetings(session, [finding])[finding.id]
    members = Membership.members_of(session, membership.organisation_id)
    return FindingPanel.of(finding, met, members, may_edit=membership.may("edit"), problem=problem)
