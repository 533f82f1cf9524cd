"""Copies of guides."""

from starlette.requests import Request
from starlette.responses import Response

from web.kit.context import context
from web.kit.respond import go
from web.lookup import find_guide


def create(request: Request) -> Response:
    """Duplicates a guide as a draft of its own and opens it."""
    guide = find_guide(request, may="edit")
    here = context(request)
    copy = guide.duplicate(here.member, here.now)
    return go(request, f"/guides/{copy.id}")
