"""A site's checks: what they found, and asking for one now."""

from starlette.requests import Request
from starlette.responses import Response

from components.check_history import CheckEntry, CheckHistory, LostTarget
from components.watch_form import WatchForm
from models.account.organisation_quota import assert_some_left
from models.check.check import Check, CheckVerdict
from models.guide import Guide
from models.page.rendered_page import can_render
from models.site import Site
from models.site.watch_schedule import Watch
from web.kit.context import context
from web.kit.form_fields import text
from web.kit.respond import go, page, partial, wants_part
from web.lookup import find_site
from web.screens.felt_worker import has_worker

MOST_TARGETS = 50


def index(request: Request) -> Response:
    site = find_site(request, may="view")
    here = context(request)
    history = _history(request, site)
    if wants_part(request):
        return partial(history)
    form = WatchForm.of(Watch.of(here.db, site), can_render=can_render(), may_manage=here.reach.may_at("manage", site.id))
    may_edit = here.reach.may_at("edit", site.id)
    return page(request, "sites/checks.html", site=site, history=history, form=form, may_edit=may_edit)


def create(request: Request) -> Response:
    """Makes the next check due at once; the worker begins it within a minute. The inbox shows it, too, where it was asked for."""
    site = find_site(request, may="edit")
    here = context(request)
    assert_some_left(here.db, site.organisation_id, "checks", here.now)
    watch = Watch.of(here.db, site)
    watch.plan_now(here.now)
    here.db.add(watch)
    here.db.flush()
    if wants_part(request):
        return partial(_history(request, site))
    return go(request, "/inbox" if text(request, "back", 10) == "inbox" else f"/sites/{site.id}/checks")


def _history(request: Request, site: Site) -> CheckHistory:
    here = context(request)
    session, now = here.db, here.now
    watch, running = Watch.of(session, site), Check.running(session, site, now)
    checks = Check.history(session, site)
    running_id = running.id if running else 0
    return CheckHistory(
        site.id,
        tuple(CheckEntry.of(check, is_running=check.id == running_id) for check in checks),
        _lost_targets(request, checks[0]) if checks else (),
        watch.next_at,
        is_waiting=running is not None or watch.is_due(now),
        may_edit=here.reach.may_at("edit", site.id),
        has_worker=has_worker(request),
    )


def _lost_targets(request: Request, check: Check) -> tuple[LostTarget, ...]:
    here = context(request)
    rows = [row for row in CheckVerdict.of(here.db, check, MOST_TARGETS) if row.verdict != "unique"]
    found: list[LostTarget] = []
    for row in rows:
        guide = Guide.find(here.db, check.organisation_id, row.guide_id)
        if guide is not None:
            steps = [step.id for step in draft.steps] if (draft := guide.readable) else []
            step = f"step {steps.index(row.step_id) + 1}" if row.step_id in steps else "a step that is no longer in the draft"
            found.append(LostTarget.of(row, guide.name, step))
    return tuple(found)
