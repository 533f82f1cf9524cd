"""A finding with its evidence, what visitors met, and who may look after it."""

from starlette.requests import Request

from components.finding_panel import FindingPanel
from models.account import Membership
from models.check.finding import Finding
from models.check.visitor_agreement import agreements
from web.kit.context import context


def finding_panel(request: Request, finding: Finding, problem: str = "") -> FindingPanel:
    here = context(request)
    session, membership = here.db, here.membership
    met = agreements(session, [finding])[finding.id]
    members = Membership.who_may_at(session, membership.organisation_id, "view", finding.site_id)
    return FindingPanel.of(finding, met, members, may_edit=membership.may_at("edit", finding.site_id), problem=problem)
