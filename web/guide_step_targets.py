"""A step's target: set by pointing on the snapshot or by a selector, and taken away again."""

import json
from dataclasses import replace
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from models.guide import Guide, Step
from models.guide.target_verdict import TargetVerdict
from models.page.snapshot_archive import PageSnapshot
from models.support.confined import ConfinedError
from models.support.json_reader import is_object
from models.targets import Target, describe_pick, describe_selector
from web.guide_editor import workbench
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import partial
from web.lookup import find_guide, find_step


def update(request: Request) -> Response:
    guide = find_guide(request, may="edit")
    step = find_step(request, guide)
    here = context(request)
    snapshot = PageSnapshot.newest(here.db, guide.site, step.page)
    if snapshot is None:
        return partial(workbench(request, guide, step, "Load the page first; then point at an element on it."), status=422)
    try:
        target = _describe(request, snapshot)
    except (ValueError, ConfinedError) as problem:
        return partial(workbench(request, guide, step, str(problem)), status=422)
    changed = replace(step, target=target.to_json())
    guide.edit(guide.document.with_step(changed), "Chose a target", here.member, here.now)
    reason = "The first selector matches exactly this element."
    TargetVerdict.note(here.db, guide, step.id, "unique", reason, step.page, here.now)
    return partial(workbench(request, guide, changed))


def destroy(request: Request) -> Response:
    guide = find_guide(request, may="edit")
    step = find_step(request, guide)
    here = context(request)
    changed: Step = replace(step, target=None)
    guide.edit(guide.document.with_step(changed), "Removed a target", here.member, here.now)
    TargetVerdict.forget(here.db, guide, step.id)
    return _answer(request, guide, changed)


def _answer(request: Request, guide: Guide, step: Step) -> Response:
    return partial(workbench(request, guide, step))


def _describe(request: Request, snapshot: PageSnapshot) -> Target:
    html = snapshot.source(context(request).db)
    selector = form_fields.text(request, "selector", 200_000)
    if selector:
        return describe_selector(html, selector, page=snapshot.url)
    return describe_pick(html, _pick(form_fields.block(request, "pick", 10_000)), page=snapshot.url)


def _pick(text: str) -> dict[str, Any]:
    try:
        pick = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise ValueError("Nothing was pointed at.") from problem
    return pick if is_object(pick) else {}
