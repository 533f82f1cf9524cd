"""Events from visitors' browsers: answered only once they are written down."""

import asyncio

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from models.event import BadBatch, TooBusy, read_batch
from models.event.batch import LARGEST
from web.kit.guard import bounded_body
from web.kit.ready import OPEN, refused
from web.player_asking import asked_key, find_live

MAY_SEND = {
    "access-control-allow-methods": "POST",
    "access-control-allow-headers": "content-type",
    "access-control-max-age": "86400",
}


async def create(request: Request) -> Response:
    """202 after the commit; 4xx says in one sentence why nothing was counted."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={**OPEN, **MAY_SEND})
    await find_live(request)
    try:
        batch = read_batch(await bounded_body(request, LARGEST))
        await asyncio.wrap_future(request.app.state.ledger.count(asked_key(request), batch))
    except HTTPException:
        return refused(f"A batch can have at most {LARGEST:,} bytes.", 413)
    except BadBatch as problem:
        return refused(f"Nothing was counted: {problem}.", 400)
    except TooBusy:
        return refused("Too much is waiting to be written; try again in a moment.", 503, {"retry-after": "2"})
    return Response(status_code=202, headers=OPEN)
