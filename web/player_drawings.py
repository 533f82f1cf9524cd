"""What draws a release's guides, with the content of small ones, for releases that are too large to travel with the script."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from web.kit.ready import FOREVER, SHORTLY, ready
from web.player_asking import asked_key, asked_release, find_live, visitors


@visitors
async def show(request: Request) -> Response:
    name = asked_release(request)
    await find_live(request)
    drawing = await request.app.state.shelf.drawing(asked_key(request), name)
    if drawing is None:
        raise HTTPException(404, "This site has no such release.")
    # A script from before Cairn was updated asks for what it knew; it gets what there is now.
    kept = FOREVER if request.url.query == drawing.name else SHORTLY
    return ready(request, drawing, drawing.source, "application/javascript", kept)
