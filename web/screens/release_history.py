"""What is live on a site, who approved it, what is planned, what was live when, and who may roll back to it."""

from dataclasses import replace

from starlette.requests import Request

from components.release_history import LiveLine, PlannedLine, ReleaseHistory
from models.account.former_member import called
from models.account.review_policy import Policy
from models.guide import Publication
from models.guide.approval import Approval
from models.guide.emergency import Emergency
from models.release.planned_publication import LIVE, PlannedPublication
from models.release.release import ReleaseMove
from models.site import ENVIRONMENTS, Site
from web.kit.context import context


def release_history(request: Request, site: Site, problem: str = "", *, environment: str = ENVIRONMENTS[0]) -> ReleaseHistory:
    here = context(request)
    moves = ReleaseMove.history(here.db, site, environment)
    may = here.reach.may_at("publish", site.id)
    shown = ReleaseHistory.of(site, moves, may_roll_back=may, problem=problem, environment=environment)
    plans = PlannedPublication.of_site(here.db, site) if environment == ENVIRONMENTS[0] else []
    return replace(
        shown,
        live=tuple(_live(request, one) for one in Publication.all_on(here.db, site.id, environment)),
        planned=tuple(_planned(request, one) for one in plans if one.state != LIVE or one.ends_at),
        wants_approvals=Policy.of(here.db, site.organisation_id).reviews_required(environment) > 0,
    )


def _live(request: Request, publication: Publication) -> LiveLine:
    session, guide = context(request).db, publication.guide
    urgent = Emergency.of(session, guide, publication.version_hash)
    return LiveLine(
        guide.id,
        guide.name,
        publication.version(session).title,
        publication.live_since,
        called(publication, publication.published_by),
        tuple(called(guide, one.approved_by) for one in Approval.of(session, guide, publication.version_hash)),
        f"{called(guide, urgent.member)}: {urgent.reason}" if urgent else "",
    )


def _planned(request: Request, plan: PlannedPublication) -> PlannedLine:
    at = plan.ends_at if plan.state == LIVE and plan.ends_at else plan.goes_live_at
    version = plan.version(context(request).db).title
    return PlannedLine(plan.guide_id, plan.guide.name, version, plan.state, at, called(plan, plan.planned_by))
