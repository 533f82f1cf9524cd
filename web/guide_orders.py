"""The order of a guide's steps."""

from starlette.requests import Request
from starlette.responses import Response

from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import partial
from web.lookup import find_guide
from web.screens.workbench import chosen_step, workbench

LONGEST = 60 * 41


def update(request: Request) -> Response:
    """Puts the steps into the order of their ids in `order`, separated by commas."""
    guide = find_guide(request, may="edit")
    here = context(request)
    document = guide.document.in_order(form_fields.text(request, "order", LONGEST).split(","))
    guide.edit(document, "Reordered the steps", here.member, here.now)
    return partial(workbench(request, guide, chosen_step(request, guide)))
