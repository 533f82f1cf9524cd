"""Whether the process is up, and whether it can serve."""

from anyio import move_on_after
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from migrations import is_current
from web.kit.context import instance

LONGEST_WAIT = 5.0
HEADERS = {"cache-control": "no-store", "x-content-type-options": "nosniff"}


async def alive(_request: Request) -> Response:
    return PlainTextResponse("up", headers=HEADERS)


async def ready(request: Request) -> Response:
    """200 when the database answers within five seconds and has every migration, else 503 with what to do.

    Where nothing can be written it says so and stays 200: who was sent elsewhere for it would not be served from memory either.
    """
    here, current = instance(request), None
    with move_on_after(LONGEST_WAIT):
        try:
            current = await run_sync(is_current, here.public_database, abandon_on_cancel=True, limiter=here.capacity.health)
        except Exception:  # noqa: BLE001 - whatever keeps the database from answering, the answer is the same
            current = None
    if current is None:
        return PlainTextResponse("The database does not answer.", 503, headers=HEADERS)
    if not current:
        return PlainTextResponse("The database misses a migration: run cairn migrate.", 503, headers=HEADERS)
    if (refusal := here.public_database.refusal.present) is not None:
        return PlainTextResponse(f"ready to be read from. {refusal.value}", headers=HEADERS)
    return PlainTextResponse("ready", headers=HEADERS)
