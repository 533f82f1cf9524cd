"""Which draft of a guide is the current one: undo and redo."""

from starlette.requests import Request
from starlette.responses import Response

from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import go, partial, wants_part
from web.lookup import find_guide
from web.screens.rules_screen import saved_form
from web.screens.workbench import chosen_step, workbench


def update(request: Request) -> Response:
    guide = find_guide(request, may="edit")
    here = context(request)
    guide.move_to_draft(form_fields.number(request, "number", 0, 0, 10**9), here.member, here.now)
    if not wants_part(request):
        return go(request, f"/guides/{guide.id}")
    if form_fields.text(request, "tab", 10) == "rules":
        return partial(saved_form(request, guide))
    return partial(workbench(request, guide, chosen_step(request, guide)))
