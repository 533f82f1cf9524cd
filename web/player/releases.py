"""A release by its hash: immutable, so browsers keep it for good."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from web.kit.precompressed import FOREVER, ready
from web.player.visitor_request import asked_hash, asked_key, find_live, shelf, visitors


@visitors
async def show(request: Request) -> Response:
    name = asked_hash(request)
    live = await find_live(request)
    release = live.release if live.hash == name else await shelf(request).release(asked_key(request), name)
    if release is None:
        raise HTTPException(404, "This site has no such release.")
    return ready(request, release, release.plain, "application/json", FOREVER)
