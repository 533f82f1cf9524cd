"""What has to be opened before a step's element is there: pointed at, another step's, or what the page says."""

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from models.guide import Step
from models.guide.step_ways import opening
from models.page.snapshot_archive import PageSnapshot
from models.support.confined import ConfinedError
from models.targets import describe_pick, describe_selector
from models.targets.target_json import TargetJson
from web.forms.pick_field import read_pick
from web.kit import form_fields
from web.kit.context import context
from web.kit.resource import give_back_connection, saving
from web.kit.respond import partial
from web.lookup import find_guide, find_step
from web.screens.workbench import workbench

UNNAMED = "The page names nothing that opens this element: point at it."


def update(request: Request) -> Response:
    guide = find_guide(request, may="edit")
    step = find_step(request, guide)
    here = context(request)
    earlier = guide.document.step(form_fields.text(request, "step", 40))
    if earlier and earlier.target:
        return _save(request, opening(earlier))
    snapshot = PageSnapshot.newest(here.db, guide.site, step.page)
    if snapshot is None:
        return partial(workbench(request, guide, step, "Load the page first; then point at an element on it."), status=422)
    html = snapshot.source(here.db, here.sealer)
    give_back_connection(request)
    try:
        opener = _described(request, html, step, snapshot.url)
    except (ValueError, ConfinedError) as problem:
        return partial(workbench(request, guide, step, str(problem)), status=422)
    return _save(request, opener)


def destroy(request: Request) -> Response:
    return _save(request, None)


def _save(request: Request, opener: TargetJson | None) -> Response:
    with saving(request):
        guide = find_guide(request, may="edit")
        here, step = context(request), find_step(request, guide)
        changed = replace(step, opener=opener)
        what = "Chose what opens a target" if opener else "Removed what opens a target"
        guide.edit(guide.document.with_step(changed), what, here.member, here.now)
        return partial(workbench(request, guide, guide.document.step(step.id)))


def _described(request: Request, html: str, step: Step, page: str) -> TargetJson:
    """What was pointed at, or what the page says. Raises ValueError with the reason."""
    if pick := form_fields.block(request, "pick", 10_000):
        return describe_pick(html, read_pick(pick), page=page).to_json()
    opener = describe_selector(html, step.first_selector, page=page).opener if step.first_selector else None
    if opener is None:
        raise ValueError(UNNAMED)
    return opener
