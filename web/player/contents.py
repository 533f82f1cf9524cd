"""One guide's content by its hash, for guides too large to travel with the release."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from web.kit.precompressed import FOREVER, ready
from web.player.visitor_request import asked_content, asked_key, find_live, shelf, visitors


@visitors
async def show(request: Request) -> Response:
    name = asked_content(request)
    await find_live(request)
    content = await shelf(request).content(asked_key(request), name)
    if content is None:
        raise HTTPException(404, "This site has no such content.")
    return ready(request, content, content.plain, "application/json", FOREVER)
