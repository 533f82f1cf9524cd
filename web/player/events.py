"""Events from visitors' browsers: answered only once they are written down."""

import asyncio
from dataclasses import replace

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from models.event import BadBatch, Batch, TooBusy, read_batch
from models.event.event_batch import LARGEST
from models.support.hour_key import network_of
from web.kit.context import instance
from web.kit.identity import client_address
from web.kit.precompressed import OPEN, refused
from web.kit.token_bucket import Pace
from web.player.visitor_request import asked_environment, asked_key, find_live, is_soon, visitors

MAY_SEND = {
    "access-control-allow-methods": "POST",
    "access-control-allow-headers": "content-type",
    "access-control-max-age": "86400",
}
KINDS = frozenset({"text/plain", "application/json", ""})
SOON = {"retry-after": "2"}


@visitors
async def create(request: Request) -> Response:
    """202 after the commit; 4xx says in one sentence why nothing was counted."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={**OPEN, **MAY_SEND})
    await find_live(request)
    key = asked_key(request)
    if is_soon(request, "events", key, lambda: Pace(per_second=500, at_once=5000)):
        return refused("This site sends too many batches; try again in a moment.", 429, SOON)
    try:
        counted = request.app.state.ledger.count(key, await _batch(request))
    except BadBatch as problem:
        return refused(f"Nothing was counted: {problem}.", 400)
    except TooBusy:
        return refused("Too much is waiting to be written; try again in a moment.", 503, SOON)
    # Shielded: whoever stops waiting here must not stop the writer.
    await asyncio.shield(asyncio.wrap_future(counted))
    return Response(status_code=202, headers={**OPEN, "cache-control": "no-store"})


async def _batch(request: Request) -> Batch:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() not in KINDS:
        raise HTTPException(415, "Send the batch as text/plain or application/json.")
    try:
        batch = read_batch(
            await instance(request).capacity.bodies.read(request, ("network", network_of(client_address(request))), LARGEST)
        )
    except HTTPException as problem:
        if problem.status_code != 413:
            raise
        raise HTTPException(413, f"Nothing was counted: a batch can have at most {LARGEST:,} bytes.") from problem
    return replace(batch, environment=asked_environment(request)) if "environment" in request.query_params else batch
