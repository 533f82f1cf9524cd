"""A finding with its evidence, what visitors met, and who may look after it."""

from starlette.requests import Request

from components.finding_panel import FindingPanel
from models.account import Membership
from models.check.finding import Finding
from models.check.visitor_agreement import agreements
from models.page.page_picture import picture_of
from web.kit.context import context


def finding_panel(request: Request, finding: Finding, problem: str = "") -> FindingPanel:
    here = context(request)
    session, membership = here.db, here.membership
    met = agreements(session, [finding])[finding.id]
    members = Membership.who_may_at(session, membership.organisation_id, "view", finding.site_id)
    picture = picture_of(session, finding.guide_id, finding.step_id)
    return FindingPanel.of(
        finding,
        met,
        members,
        here.now,
        may_edit=membership.may_at("edit", finding.site_id),
        problem=problem,
        picture=(picture.id, picture.node) if picture else None,
    )
