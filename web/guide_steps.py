"""A guide's steps: added, shown, saved while typing, removed."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from components.attribute_note import AttributeNote
from components.save_state import SaveState
from components.step_conflict import StepConflict
from components.step_list import StepList
from models.guide import Guide, Step
from models.guide.button_translations import with_button_translations
from models.guide.fault_sentence import fault_sentence
from models.guide.kept_step import KeptStep
from models.guide.step import KINDS
from models.guide.step_sequence import followed, last_buttons, with_ending
from models.guide.step_transfer import taken_over
from models.guide.target_verdict import TargetVerdict
from models.guide.text_attributes import declared_attributes
from models.support.canonical_json import content_hash
from models.support.json_reader import Faults
from web.forms.step_fields import read_step
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import also, notice, partial
from web.lookup import find_guide, find_step
from web.screens.workbench import editor, workbench


def create(request: Request) -> Response:
    """A new step after the one named in `between`, or else the one that is chosen, on the same page."""
    guide = find_guide(request, may="edit")
    here = context(request)
    document = guide.document
    wanted = form_fields.text(request, "between", 40) or form_fields.text(request, "chosen", 40)
    after = document.step(wanted) or (document.steps[-1] if document.steps else None)
    if kept_id := form_fields.number(request, "kept", 0, 0, 2**31 - 1):
        return _reused(request, guide, kept_id, after.id if after else None)
    kind = form_fields.text(request, "kind", 10)
    if kind not in KINDS:
        kind = "hotspot" if guide.kind == "hotspots" else "tooltip"
    buttons = () if kind == "hotspot" else last_buttons(document, after.id if after else None)
    step = Step.new(kind, after.page if after else guide.site.address, buttons=buttons)
    try:
        document = followed(document, step, after.id if after else None)
    except ValueError as full:
        return notice(request, str(full), 422)
    guide.edit(document, f"Added step {document.steps.index(step) + 1}", here.member, here.now)
    return partial(workbench(request, guide, step), push=f"/guides/{guide.id}/steps/{step.id}")


def _reused(request: Request, guide: Guide, kept_id: int, after: str | None) -> Response:
    """A copy of a step that the site keeps for reuse."""
    here = context(request)
    kept = KeptStep.find(here.db, guide.site, kept_id)
    if kept is None:
        raise HTTPException(404)
    try:
        document, copy = taken_over(guide.document, kept.content, kept.content.steps[0], guide.kind, after)
    except ValueError as problem:
        return notice(request, str(problem), 422)
    guide.edit(document, f"Reused {kept.name}"[:100], here.member, here.now)
    return partial(workbench(request, guide, copy), push=f"/guides/{guide.id}/steps/{copy.id}")


def show(request: Request) -> Response:
    guide = find_guide(request, may="view")
    return editor(request, guide, find_step(request, guide))


def update(request: Request) -> Response:
    """Saves what was typed. `seen` names the step as it was when the form was drawn: when somebody else changed it
    since, both texts are shown and nothing is overwritten. A form that says what was seen leaves the step as it is now.
    """
    guide = find_guide(request, may="edit")
    current = find_step(request, guide)
    here = context(request)
    seen = form_fields.text(request, "seen", 64)
    try:
        step = read_step(request, current)
    except Faults as faults:
        return partial(SaveState.refused(guide, current, fault_sentence(faults.faults)), status=422)
    if seen == content_hash(current.to_json()):
        before = guide.document
        number = [other.id for other in before.steps].index(step.id) + 1
        guide.edit(with_button_translations(before, before.with_step(step)), f"Edited step {number}", here.member, here.now)
    elif seen != content_hash(step.to_json()):
        return partial(also("#step-conflict", StepConflict.of(guide, mine=step, theirs=current)), status=409)
    if form_fields.text(request, "whole", 5):
        return partial(workbench(request, guide, guide.document.step(step.id), saved=True))
    note = AttributeNote.of(guide.site_id, step, declared_attributes(here.db, guide.site, step))
    return partial(SaveState.saved(guide, step), also("#step-list", _list(request, guide, step)), also("#attribute-note", note))


def destroy(request: Request) -> Response:
    guide = find_guide(request, may="edit")
    step = find_step(request, guide)
    here = context(request)
    position = guide.document.steps.index(step)
    document = with_ending(guide.document, guide.document.without_step(step.id))
    guide.edit(document, f"Removed step {position + 1}", here.member, here.now)
    TargetVerdict.forget(here.db, guide, step.id)
    rest = document.steps
    chosen = rest[min(position, len(rest) - 1)] if rest else None
    here = f"/guides/{guide.id}/steps/{chosen.id}" if chosen else f"/guides/{guide.id}"
    return partial(workbench(request, guide, chosen), push=here)


def _list(request: Request, guide: Guide, step: Step) -> StepList:
    verdicts = TargetVerdict.of(context(request).db, guide)
    return StepList.of(guide, guide.document, step, verdicts, may_edit=True)
