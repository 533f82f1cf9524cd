"""The current release of a site."""

from starlette.requests import Request
from starlette.responses import Response

from web.kit.precompressed import SHORTLY, ready
from web.player.visitor_request import find_live, visitors


@visitors
async def show(request: Request) -> Response:
    release = (await find_live(request)).release
    return ready(request, release, release.plain, "application/json", SHORTLY)
