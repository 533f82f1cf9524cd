"""A site's checks: what they found, and asking for one now."""

from starlette.requests import Request
from starlette.responses import Response

from components.check_history import CheckHistory, Entry, Said
from components.watch_form import WatchForm
from models.check.check import Check, CheckVerdict
from models.guide import Guide
from models.page.rendered_page import can_render
from models.site import Site
from models.site.watch_schedule import Watch
from web.kit.respond import go, page, partial, wants_part
from web.lookup import find_site

MOST_SAID = 50


def index(request: Request) -> Response:
    site = find_site(request, may="view")
    history = _history(request, site)
    if wants_part(request):
        return partial(history)
    form = WatchForm.of(Watch.of(request.state.db, site), can_render=can_render())
    may_edit = request.state.membership.may("edit")
    return page(request, "sites/checks.html", site=site, history=history, form=form, may_edit=may_edit)


def create(request: Request) -> Response:
    """Makes the next check due at once; the worker begins it within a minute."""
    site = find_site(request, may="edit")
    watch = Watch.of(request.state.db, site)
    watch.ask_now(request.state.now)
    request.state.db.add(watch)
    request.state.db.flush()
    return partial(_history(request, site)) if wants_part(request) else go(request, f"/sites/{site.id}/checks")


def _history(request: Request, site: Site) -> CheckHistory:
    session, now = request.state.db, request.state.now
    watch, running = Watch.of(session, site), Check.running(session, site, now)
    checks = Check.history(session, site)
    running_id = running.id if running else 0
    return CheckHistory(
        site.id,
        tuple(Entry.of(check, is_running=check.id == running_id) for check in checks),
        _said(request, checks[0]) if checks else (),
        watch.next_at,
        is_waiting=running is not None or watch.is_asked(now),
        may_edit=request.state.membership.may("edit"),
    )


def _said(request: Request, check: Check) -> tuple[Said, ...]:
    rows = [row for row in CheckVerdict.of(request.state.db, check, MOST_SAID) if row.verdict != "unique"]
    found: list[Said] = []
    for row in rows:
        guide = Guide.find(request.state.db, check.organisation_id, row.guide_id)
        if guide is not None:
            steps = [step.id for step in guide.document.steps]
            step = f"step {steps.index(row.step_id) + 1}" if row.step_id in steps else "a step that is no longer in the draft"
            found.append(Said.of(row, guide.name, step))
    return tuple(found)
