"""Copies of steps."""

from starlette.requests import Request
from starlette.responses import Response

from web.kit.context import context
from web.kit.respond import go, partial, wants_part
from web.lookup import find_guide, find_step
from web.screens.workbench import workbench


def create(request: Request) -> Response:
    """Duplicates a step right after it, with its target and everything it says in every language."""
    guide = find_guide(request, may="edit")
    step = find_step(request, guide)
    here = context(request)
    document, copy = guide.document.with_copy(step)
    number = document.steps.index(copy)
    guide.edit(document, f"Duplicated step {number}", here.member, here.now)
    here = f"/guides/{guide.id}/steps/{copy.id}"
    return partial(workbench(request, guide, copy), push=here) if wants_part(request) else go(request, here)
