"""Parts of the player that a page loads only when somebody asks for them: preview, debug, explain."""

from anyio.to_thread import run_sync
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from models.release.player_script import compose_part
from web.kit.precompressed import SHORTLY, ready
from web.player.visitor_request import find_live, visitors


@visitors
async def show(request: Request) -> Response:
    await find_live(request)
    try:
        part = await run_sync(compose_part, request.path_params["name"])
    except LookupError as problem:
        raise HTTPException(404, "The player has no such part.") from problem
    return ready(request, part, part.source, "application/javascript", SHORTLY)
