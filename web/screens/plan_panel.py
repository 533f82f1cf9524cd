"""What is planned for a guide, and what could be."""

from starlette.requests import Request

from components.plan_panel import PlanChoice, Planned, PlanPanel
from models.account.former_member import called
from models.guide import Guide, Version
from models.guide.approval import Approval, why_not_approved
from models.release.planned_publication import WAITING, PlannedPublication
from models.site.local_moment import say_moment, write_moment
from web.kit import form_fields
from web.kit.context import context
from web.screens.felt_worker import has_worker

MOST_CHOICES = 12


def plan_panel(request: Request, guide: Guide, problem: str = "") -> PlanPanel:
    """With a `problem` the form keeps what was typed."""
    here, zone = context(request), guide.site.zone
    plan = PlannedPublication.of(here.db, guide)
    goes_live, ends, chosen = "", "", ""
    if problem:
        goes_live, ends, chosen = (form_fields.text(request, name, 64) for name in ("goes_live_at", "ends_at", "version"))
    elif plan is not None:
        goes_live = write_moment(plan.goes_live_at, zone) if plan.goes_live_at > here.now else ""
        ends = write_moment(plan.ends_at, zone) if plan.ends_at and plan.ends_at > here.now else ""
        chosen = plan.version_hash
    return PlanPanel(
        guide.id,
        zone.replace("_", " "),
        _planned(request, plan) if plan else None,
        _choices(request, guide, plan),
        chosen,
        goes_live,
        ends,
        here.reach.may_at("publish", guide.site_id),
        has_worker(request),
        problem,
    )


def _planned(request: Request, plan: PlannedPublication) -> Planned:
    session, zone = context(request).db, plan.guide.site.zone
    missing = why_not_approved(session, plan.guide, plan.version_hash, "production") if plan.state == WAITING else None
    return Planned(
        plan.version(session).title,
        plan.state,
        say_moment(plan.goes_live_at, zone),
        say_moment(plan.ends_at, zone) if plan.ends_at else "",
        called(plan, plan.planned_by),
        plan.reason,
        str(missing or ""),
    )


def _choices(request: Request, guide: Guide, plan: PlannedPublication | None) -> tuple[PlanChoice, ...]:
    """The draft first, then the newest versions, and what is planned in any case."""
    session = context(request).db
    approvals = Approval.counts(session, guide)
    found = Version.of_guide(session, guide, MOST_CHOICES)
    if plan is not None and plan.version_hash not in {one.hash for one in found}:
        found.append(plan.version(session))
    versions = (PlanChoice(one.hash, f"{one.title}{', approved' if approvals.get(one.hash) else ''}") for one in found)
    return (PlanChoice("", "The draft as it is now"), *versions)
