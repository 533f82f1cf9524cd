"""The first page after signing in."""

from starlette.requests import Request
from starlette.responses import Response

from web.kit.respond import go


def show(request: Request) -> Response:
    """Guides are what members come for."""
    return go(request, "/guides")
