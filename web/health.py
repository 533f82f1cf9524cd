"""Whether the process is up, and whether it can serve."""

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from migrations import is_current


async def alive(_request: Request) -> Response:
    return PlainTextResponse("up")


async def ready(request: Request) -> Response:
    try:
        current = await run_sync(is_current, request.app.state.database)
    except Exception:  # noqa: BLE001 - whatever keeps the database from answering, the answer is the same
        return PlainTextResponse("The database does not answer.", 503)
    return (
        PlainTextResponse("ready") if current else PlainTextResponse("The database misses a migration: run cairn migrate.", 503)
    )
