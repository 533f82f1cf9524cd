"""Which draft of a guide is the current one: undo and redo, each on the screen where the change was made."""

from starlette.requests import Request
from starlette.responses import Response

from models.guide.undo_screen import RULES, STEPS, UndoSign
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import go, notice, partial, wants_part
from web.lookup import find_guide
from web.screens.rules_screen import saved_form
from web.screens.workbench import chosen_step, workbench


def update(request: Request) -> Response:
    """A part's undo leaves alone what was done elsewhere. Without scripts, and where a draft can't be read, any may be chosen."""
    guide = find_guide(request, may="edit")
    here = context(request)
    number = form_fields.number(request, "number", 0, 0, 10**9)
    if not wants_part(request):
        guide.move_to_draft(number, here.member, here.now)
        return go(request, f"/guides/{guide.id}")
    screen = RULES if form_fields.text(request, "tab", 10) == "rules" else STEPS
    sign = UndoSign.of(guide, screen)
    if why := sign.undo_why if number < guide.draft_number else sign.redo_why:
        return notice(request, why, 409)
    guide.move_to_draft(number, here.member, here.now)
    return partial(saved_form(request, guide) if screen == RULES else workbench(request, guide, chosen_step(request, guide)))
