"""What draws a release's guides, for releases that are too large to travel with the script.

With the content of small guides, and of the large one that the address names.
"""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from web.kit.precompressed import FOREVER, SHORTLY, ready
from web.player.visitor_request import asked_key, asked_name, find_live, shelf, visitors


@visitors
async def show(request: Request) -> Response:
    key, name = asked_key(request), asked_name(request, "hash")
    version = asked_name(request, "version") if "version" in request.path_params else ""
    await find_live(request)
    releases = shelf(request)
    drawing = await releases.drawing(key, name)
    script = await releases.drawing_with(key, drawing, version) if drawing and version else drawing
    if drawing is None or script is None:
        raise HTTPException(404, "This site has no such release.")
    # A script from before Cairn was updated asks for what it knew; it gets what there is now.
    lasting = FOREVER if request.url.query == drawing.name else SHORTLY
    return ready(request, script, script.source, "application/javascript", lasting)
