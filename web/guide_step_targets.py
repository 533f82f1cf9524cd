"""A step's target: set by pointing on the snapshot or by a selector, and taken away again."""

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from models.guide.step_target import target_state
from models.guide.target_verdict import TargetVerdict
from models.page.snapshot_archive import PageSnapshot
from models.support.confined import ConfinedError
from models.targets import Target, describe_pick, describe_selector
from web.forms.pick_field import read_pick
from web.kit import form_fields
from web.kit.context import context
from web.kit.resource import give_back_connection, saving
from web.kit.respond import also, partial
from web.lookup import find_guide, find_step
from web.screens.guide_conflict import seen, target_conflict
from web.screens.workbench import workbench


def update(request: Request) -> Response:
    """Describes what was pointed at, on the snapshot, and makes it the step's target. Where somebody else pointed it at another
    element since the form was drawn, both are said and nothing is overwritten.
    """
    guide = find_guide(request, may="edit")
    step = find_step(request, guide)
    here = context(request)
    snapshot = PageSnapshot.newest(here.db, guide.site, step.page)
    if snapshot is None:
        return partial(workbench(request, guide, step, "Load the page first; then point at an element on it."), status=422)
    html = snapshot.source(here.db, here.sealer)
    before = next((one for one in PageSnapshot.earlier(here.db, guide.site, snapshot.url) if one.id < snapshot.id), None)
    earlier = before.source(here.db, here.sealer) if before else ""
    give_back_connection(request)
    try:
        target = _describe(request, html, snapshot.url, earlier)
    except (ValueError, ConfinedError) as problem:
        return partial(workbench(request, guide, step, str(problem)), status=422)
    with saving(request) as session:
        guide = find_guide(request, may="edit")
        current, here = find_step(request, guide), context(request)
        changed = current.pointing_at(target)
        if seen(request) not in {None, target_state(current.target)} and current.target != changed.target:
            disputed = target_conflict(request, guide, current, target.to_json(), _sent(request))
            return partial(also("#target-conflict", disputed), status=409)
        guide.edit(guide.document.with_step(changed), "Chose a target", here.member, here.now)
        reason = "The first selector matches exactly this element."
        TargetVerdict.note(session, guide, step.id, "unique", reason, step.page, here.now)
        return partial(workbench(request, guide, changed))


def destroy(request: Request) -> Response:
    with saving(request) as session:
        guide = find_guide(request, may="edit")
        here, step = context(request), find_step(request, guide)
        changed = replace(step, target=None)
        guide.edit(guide.document.with_step(changed), "Removed a target", here.member, here.now)
        TargetVerdict.forget(session, guide, step.id)
        return partial(workbench(request, guide, changed))


def _sent(request: Request) -> dict[str, str]:
    """What it was described by, to be sent again."""
    form = context(request).form
    return {name: str(form[name]) for name in ("selector", "pick") if form.get(name)}


def _describe(request: Request, html: str, page: str, before: str) -> Target:
    selector = form_fields.start_of_text(request, "selector", 200_000)
    if selector:
        return describe_selector(html, selector, page=page, before=before)
    return describe_pick(html, read_pick(form_fields.block(request, "pick", 10_000)), page=page, before=before)
