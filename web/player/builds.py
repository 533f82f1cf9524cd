"""The live page of a member who points at it: what their link is for, and its end."""

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from web.player.build_state import BuildState, build_state
from web.player.builder_request import ANSWERED, MAY_SEND, Building, building
from web.player.visitor_request import visitors


@visitors
async def show(request: Request) -> Response:
    """What this link is for. Asked with POST, so that the token stays out of addresses."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=MAY_SEND)
    if request.method == "DELETE":
        await run_sync(_end, await building(request))
        return Response(status_code=204, headers=ANSWERED)
    return JSONResponse(await run_sync(_look, await building(request)), headers=ANSWERED)


def _look(asked: Building) -> BuildState:
    with asked.looking() as (session, build):
        return build_state(asked.request, session, build)


def _end(asked: Building) -> None:
    with asked.writing() as (_, build, now):
        build.end(now)
