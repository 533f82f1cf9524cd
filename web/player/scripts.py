"""The script that a customer's pages install."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from web.kit.precompressed import OPEN, SHORTLY, ready
from web.player.visitor_request import find_live, saw_tag, visitors

JAVASCRIPT = "application/javascript"


@visitors
async def show(request: Request) -> Response:
    try:
        script = (await find_live(request)).composed.script
    except HTTPException as problem:
        return _harmless(problem)
    saw_tag(request)
    return ready(request, script, script.source, JAVASCRIPT, SHORTLY)


def _harmless(problem: HTTPException) -> Response:
    """Why there is no script, for a developer who opens its address: a comment, should anything run it."""
    headers = {**OPEN, "cache-control": SHORTLY}
    return Response(f"/* Cairn: {problem.detail} */", problem.status_code, headers, f"{JAVASCRIPT}; charset=utf-8")
