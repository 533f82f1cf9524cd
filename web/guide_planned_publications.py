"""A guide's planned publication: one version that goes live at a moment, until another one."""

from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response

from models.guide import Guide, NotPublishable, Version, compile_guide
from models.release.due_publication import carry_out
from models.release.planned_publication import NotPlannable, PlannedPublication
from models.site.local_moment import BadMoment, read_moment
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import also, partial, wants_part
from web.lookup import find_guide
from web.screens.guide_page import guide_page
from web.screens.plan_panel import plan_panel
from web.screens.publication_bar import publication_bar


def show(request: Request) -> Response:
    guide = find_guide(request, may="view")
    return _answer(request, guide)


def create(request: Request) -> Response:
    """Plans it, in place of what was planned; without a beginning it goes live at once. What was chosen stays in the form."""
    guide = find_guide(request, may="publish")
    try:
        with context(request).db.begin_nested():
            _plan(request, guide)
    except (BadMoment, NotPlannable, NotPublishable) as problem:
        return _answer(request, guide, str(problem))
    return _answer(request, guide)


def _plan(request: Request, guide: Guide) -> None:
    """Raises BadMoment, NotPlannable, NotPublishable."""
    here = context(request)
    goes_live_at, ends_at = (_moment(request, guide, name) for name in ("goes_live_at", "ends_at"))
    version = _version(request, guide)
    PlannedPublication.plan(here.db, guide, version, goes_live_at, ends_at, by=here.member, now=here.now)
    refused = None if goes_live_at else carry_out(here.db, guide.organisation_id, guide.id, here.now)
    if refused is not None:
        raise NotPlannable(refused.reason)


def destroy(request: Request) -> Response:
    """Cancels it; what is live stays as it is."""
    guide = find_guide(request, may="publish")
    here = context(request)
    plan = PlannedPublication.of(here.db, guide)
    if plan is not None:
        plan.cancel(here.db, here.member, here.now)
    return _answer(request, guide)


def _answer(request: Request, guide: Guide, problem: str = "") -> Response:
    panel, status = plan_panel(request, guide, problem), 422 if problem else 200
    if wants_part(request):
        return partial(panel, also("#publication-bar", publication_bar(request, guide)), status=status)
    return guide_page(request, "guides/plan.html", guide, "", status, panel=panel)


def _moment(request: Request, guide: Guide, name: str) -> datetime | None:
    """As people at the site say it. Raises BadMoment."""
    typed = form_fields.text(request, name, 40)
    return read_moment(typed, guide.site.zone) if typed else None


def _version(request: Request, guide: Guide) -> Version:
    """The one that was chosen; without a choice the draft as it is now, frozen."""
    here = context(request)
    chosen = form_fields.text(request, "version", 64)
    if not chosen:
        return Version.freeze(here.db, guide, compile_guide(guide), here.member, here.now)
    version = here.db.get(Version, (guide.id, chosen))
    if version is None:
        raise NotPlannable("This guide has no such version. Choose one of the list.")
    return version
