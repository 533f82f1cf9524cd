"""The parts of the player that are loaded only when they are used: explain, preview, the debug overlay."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from models.release.script import compose_part
from web.kit.ready import SHORTLY, ready


async def show(request: Request) -> Response:
    try:
        part = compose_part(request.path_params["part"])
    except LookupError as problem:
        raise HTTPException(404, "The player has no such part.") from problem
    return ready(request, part, part.source, "text/javascript", SHORTLY)
