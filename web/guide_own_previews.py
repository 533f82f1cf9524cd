"""A guide on its site for its author alone: the draft among what visitors get, in this browser and no other."""

from starlette.requests import Request
from starlette.responses import Response

from models.guide import NotPublishable, compile_guide
from web.kit.respond import notice
from web.lookup import find_guide
from web.screens.own_preview_page import own_preview_page


def create(request: Request) -> Response:
    """Leads to the first step's page, where the installed player takes it over."""
    guide = find_guide(request, may="edit")
    try:
        compile_guide(guide)
    except NotPublishable as problem:
        return notice(request, f"There is nothing to show yet. {problem}", 409)
    return own_preview_page(request, guide, guide.document.steps[0].page)
