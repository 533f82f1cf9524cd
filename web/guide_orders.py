"""The order of a guide's steps."""

from starlette.requests import Request
from starlette.responses import Response

from models.guide import Step
from models.guide.step_sequence import with_ending
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import also, partial
from web.lookup import find_guide
from web.screens.guide_conflict import order_conflict, seen
from web.screens.workbench import chosen_step, workbench

LONGEST = 60 * 41


def update(request: Request) -> Response:
    """Puts the steps into the order of their ids in `order`, separated by commas. Where somebody else moved one since the list
    was drawn, both orders are said and nothing is overwritten; a step that was added or removed meanwhile is no dispute.
    """
    guide = find_guide(request, may="edit")
    here = context(request)
    document = guide.document
    document = with_ending(document, document.in_order(form_fields.text(request, "order", LONGEST).split(",")))
    drawn = seen(request, LONGEST)
    if (
        drawn is not None
        and _ids(document.steps) != _ids(guide.document.steps)
        and _was_moved(guide.document.steps, drawn.split(","))
    ):
        disputed = order_conflict(request, guide, document.steps, form_fields.text(request, "chosen", 40))
        return partial(also("#order-conflict", disputed), status=409)
    guide.edit(document, "Reordered the steps", here.member, here.now)
    return partial(workbench(request, guide, chosen_step(request, guide)))


def _was_moved(steps: tuple[Step, ...], drawn: list[str]) -> bool:
    """Whether those that are still there stood in another order."""
    now = [step for step in _ids(steps) if step in drawn]
    return now != [step for step in drawn if step in now]


def _ids(steps: tuple[Step, ...]) -> list[str]:
    return [step.id for step in steps]
