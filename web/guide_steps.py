"""A guide's steps: added, shown, saved while typing, removed."""

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from components.save_state import SaveState
from components.step_conflict import StepConflict
from components.step_list import StepList
from models.guide import Button, Guide, Step
from models.guide.fault_sentence import fault_sentence
from models.guide.step import KINDS
from models.guide.target_verdict import TargetVerdict
from models.support.canonical_json import content_hash
from models.support.json_reader import Faults
from web.forms.step_fields import read_step
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import also, partial
from web.lookup import find_guide, find_step
from web.screens.workbench import editor, workbench


def create(request: Request) -> Response:
    """A new step after the one that is chosen, on the same page."""
    guide = find_guide(request, may="edit")
    here = context(request)
    document = guide.document
    after = document.step(form_fields.text(request, "after", 40)) or (document.steps[-1] if document.steps else None)
    kind = form_fields.text(request, "kind", 10)
    if kind not in KINDS:
        kind = "hotspot" if guide.kind == "hotspots" else "tooltip"
    buttons = () if kind == "hotspot" else (Button("Done", "primary", {"type": "finish"}),)
    step = Step.new(kind, after.page if after else guide.site.address, buttons=buttons)
    document = document.with_step_after(step, after.id if after else None)
    if after is not None and document.steps[-1].id == step.id:
        document = document.changed(after.id, _goes_on)
    guide.edit(document, f"Added step {len(document.steps)}", here.member, here.now)
    return partial(workbench(request, guide, step), push=f"/guides/{guide.id}/steps/{step.id}")


def show(request: Request) -> Response:
    guide = find_guide(request, may="view")
    return editor(request, guide, find_step(request, guide))


def update(request: Request) -> Response:
    """Saves what was typed. `seen` names the step as it was when the form was drawn: when somebody else changed it
    since, both texts are shown and nothing is overwritten.
    """
    guide = find_guide(request, may="edit")
    current = find_step(request, guide)
    here = context(request)
    seen = form_fields.text(request, "seen", 64)
    try:
        step = read_step(request, current)
    except Faults as faults:
        return partial(SaveState.refused(guide, current, fault_sentence(faults.faults)), status=422)
    if seen not in {content_hash(current.to_json()), content_hash(step.to_json())}:
        return partial(also("#step-conflict", StepConflict.of(guide, mine=step, theirs=current)), status=409)
    number = [other.id for other in guide.document.steps].index(step.id) + 1
    guide.edit(guide.document.with_step(step), f"Edited step {number}", here.member, here.now)
    if form_fields.text(request, "whole", 5):
        return partial(workbench(request, guide, step, saved=True))
    return partial(SaveState.saved(guide, step), also("#step-list", _list(request, guide, step)))


def destroy(request: Request) -> Response:
    guide = find_guide(request, may="edit")
    step = find_step(request, guide)
    here = context(request)
    position = guide.document.steps.index(step)
    document = guide.document.without_step(step.id)
    guide.edit(document, f"Removed step {position + 1}", here.member, here.now)
    TargetVerdict.forget(here.db, guide, step.id)
    rest = document.steps
    chosen = rest[min(position, len(rest) - 1)] if rest else None
    here = f"/guides/{guide.id}/steps/{chosen.id}" if chosen else f"/guides/{guide.id}"
    return partial(workbench(request, guide, chosen), push=here)


def _goes_on(step: Step) -> Step:
    """The step that was last until now: its button that finished goes on to the new one."""
    buttons = tuple(Button("Next", b.style, {"type": "next"}) if b.action == {"type": "finish"} else b for b in step.buttons)
    return replace(step, buttons=buttons)


def _list(request: Request, guide: Guide, step: Step) -> StepList:
    verdicts = TargetVerdict.of(context(request).db, guide)
    return StepList.of(guide, guide.document, step, verdicts, may_edit=True)
