"""Copies of steps."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from models.account.organisation_quota import QuotaReached
from models.guide import Guide, Step
from models.guide.guide_document import MOST_STEPS
from models.guide.picture_move import with_own_pictures
from models.guide.step_sequence import FULL, with_ending
from models.guide.step_transfer import alone, taken_over
from models.site.picture_format import BadPicture
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import go, notice, partial, wants_part
from web.lookup import find_guide, find_step, must_at
from web.screens.step_reuse import step_reuse
from web.screens.workbench import workbench


def index(request: Request) -> Response:
    """What the step can be used for elsewhere."""
    guide = find_guide(request, may="edit")
    step = find_step(request, guide)
    return (
        partial(step_reuse(request, guide, step)) if wants_part(request) else go(request, f"/guides/{guide.id}/steps/{step.id}")
    )


def create(request: Request) -> Response:
    """Duplicates a step right after it, with its target and everything it says in every language; or copies it to the end of the
    guide named in `guide`.
    """
    guide = find_guide(request, may="edit")
    step = find_step(request, guide)
    here = context(request)
    if other_id := form_fields.number(request, "guide", 0, 0, 2**31 - 1):
        return _copy_there(request, guide, step, other_id)
    if len(guide.document.steps) >= MOST_STEPS:
        return notice(request, FULL, 422)
    document, copy = guide.document.with_copy(step)
    number = document.steps.index(copy)
    # As the last step the copy ends the guide, so it has another button than it was made with.
    document = with_ending(guide.document, document)
    guide.edit(document, f"Duplicated step {number}", here.member, here.now)
    address = f"/guides/{guide.id}/steps/{copy.id}"
    if not wants_part(request):
        return go(request, address)
    return partial(workbench(request, guide, guide.document.step(copy.id)), push=address)


def _copy_there(request: Request, guide: Guide, step: Step, other_id: int) -> Response:
    here = context(request)
    other = Guide.find(here.db, here.organisation_id, other_id)
    if other is None:
        raise HTTPException(404)
    must_at(request, "edit", other.site_id)
    try:
        said = with_own_pictures(here.db, alone(guide.document, step), guide.site, other.site, here.member, here.now)
        document, _ = taken_over(other.document, said, said.steps[0], other.kind, None)
    except (BadPicture, QuotaReached, ValueError) as problem:
        return partial(step_reuse(request, guide, step, problem=str(problem)), status=422)
    other.edit(document, f"Added step {len(document.steps)} from another guide", here.member, here.now)
    return partial(step_reuse(request, guide, step, copied=other))
