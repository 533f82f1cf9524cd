"""Events from visitors' browsers: answered only once they are written down."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from models.event import BadBatch, Batch, Sorted, TooBusy, read_batch, sort
from models.event.event_batch import LARGEST
from models.event.sorted_batch import has_unknown_versions
from models.release.live_release import LiveRelease
from models.release.shown_version import NOTHING_SHOWN
from models.support.hour_key import network_of
from web.kit.client_identity import client_address
from web.kit.context import instance
from web.kit.precompressed import OPEN, refused
from web.player.arrived_batch import COUNTED, ArrivedBatch, too_large
from web.player.event_paces import SOON, charge_events, charge_network, charge_site
from web.player.visitor_request import BUSY, asked_environment, asked_key, find_live, ledger, saw_tag, shelf, visitors

MAY_SEND = {
    "access-control-allow-methods": "POST",
    "access-control-allow-headers": "content-type",
    "access-control-max-age": "86400",
}
KINDS = frozenset({"text/plain", "application/json", ""})


@visitors
async def create(request: Request) -> Response:
    """202 after the commit; 4xx says in one sentence why nothing was counted."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={**OPEN, **MAY_SEND})
    arrived = ArrivedBatch.of(request.scope) or await _arrived(request)
    try:
        if arrived.problem:
            raise arrived.problem
        batch = _batch(request, arrived)
        charge_events(request.app.state, arrived.network, len(batch.events))
        await _count(request, await _sorted(request, batch, arrived))
    except BadBatch as problem:
        return refused(f"Nothing was counted: {problem}.", 400)
    except TooBusy:
        return refused(BUSY, 503, SOON)
    return COUNTED


async def _arrived(request: Request) -> ArrivedBatch:
    network = network_of(client_address(request))
    arrived = ArrivedBatch(await _admitted(request, network), network)
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() not in KINDS:
        raise HTTPException(415, "Send the batch as text/plain or application/json.")
    try:
        arrived.body = await instance(request).capacity.bodies.read(request, ("network", network), LARGEST)
    except HTTPException as problem:
        raise too_large(problem) from problem
    return arrived


async def _admitted(request: Request, network: str) -> LiveRelease:
    """The site whose numbers this is for, before anything of the body is read."""
    # A client waits before its site has to.
    charge_network(request.app.state, network)
    key, origin = asked_key(request), request.headers.get("origin", "")
    live = await shelf(request).get(key, asked_environment(request), lately=True)
    if live is None or not live.site.owns(origin):
        live = await find_live(request)  # it may have become the site's a moment ago
        if not live.site.owns(origin):
            ledger(request).reject(Sorted(live.site.id, live.site.organisation_id, rejected=Counter(origin=1)))
            raise HTTPException(403, "Nothing was counted: the page that sent this is none of the site's.")
    charge_site(request.app.state, key)
    return live


def _batch(request: Request, arrived: ArrivedBatch) -> Batch:
    batch = read_batch(arrived.body)
    if request.scope["query_string"] and "environment" in request.query_params:
        return replace(batch, environment=asked_environment(request))
    return batch


async def _sorted(request: Request, batch: Batch, arrived: ArrivedBatch) -> Sorted:
    """The batch by what was published in its environment, also by another process a moment ago."""
    key, live = asked_key(request), arrived.live
    site = live.site.id, live.site.organisation_id
    there = (
        live if batch.environment == asked_environment(request) else await shelf(request).get(key, batch.environment, lately=True)
    )
    found = sort(batch, there.shown if there else NOTHING_SHOWN, site, datetime.now(UTC), arrived.network)
    if there and found.rejected["version"] and has_unknown_versions(batch, there.shown):
        there = await shelf(request).get_newest(key, batch.environment)
        found = sort(batch, there.shown if there else NOTHING_SHOWN, site, datetime.now(UTC), arrived.network)
    return found


async def _count(request: Request, found: Sorted) -> None:
    if found.sums or found.active:
        await ledger(request).counted(found)
        saw_tag(request)  # a script that is kept for long, as by the customer's own proxy, is asked for no more
    elif found.rejected:
        ledger(request).reject(found)
