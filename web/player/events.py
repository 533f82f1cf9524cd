"""Events from visitors' browsers: answered only once they are written down."""

import time
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
from web.kit.token_bucket import Pace
from web.player.shared_pace import share
from web.player.visitor_request import BUSY, asked_environment, asked_key, find_live, ledger, pace_of, saw_tag, shelf, visitors

MAY_SEND = {
    "access-control-allow-methods": "POST",
    "access-control-allow-headers": "content-type",
    "access-control-max-age": "86400",
}
KINDS = frozenset({"text/plain", "application/json", ""})
SOON = {"retry-after": "2"}
COUNTED = Response(status_code=202, headers={**OPEN, "cache-control": "no-store"})
"""The same for every batch."""


@visitors
async def create(request: Request) -> Response:
    """202 after the commit; 4xx says in one sentence why nothing was counted."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={**OPEN, **MAY_SEND})
    network, clients = network_of(client_address(request)), _clients(request)
    live = await _admitted(request, network, clients)
    try:
        batch = await _batch(request, network)
        clients.charge(network, len(batch.events) - 1)
        await _count(request, await _sorted(request, batch, live, network))
    except BadBatch as problem:
        return refused(f"Nothing was counted: {problem}.", 400)
    except TooBusy:
        return refused(BUSY, 503, SOON)
    return COUNTED


async def _admitted(request: Request, network: str, clients: Pace) -> LiveRelease:
    """The site whose numbers this is for, before anything of the body is read."""
    # A client waits before its site has to.
    if not clients.allows(network, time.monotonic()):
        raise HTTPException(429, "Too many events came from your network; try again in a moment.", SOON)
    share(request, clients, "network", network)
    key, origin, sites = asked_key(request), request.headers.get("origin", ""), _sites(request)
    live = await shelf(request).get(key, asked_environment(request), lately=True)
    if live is None or not live.site.owns(origin):
        live = await find_live(request)  # it may have become the site's a moment ago
        if not live.site.owns(origin):
            ledger(request).reject(Sorted(live.site.id, live.site.organisation_id, rejected=Counter(origin=1)))
            raise HTTPException(403, "Nothing was counted: the page that sent this is none of the site's.")
    if not sites.allows(key, time.monotonic()):
        raise HTTPException(429, "This site sends too many batches; try again in a moment.", SOON)
    share(request, sites, "site", key)
    return live


def _clients(request: Request) -> Pace:
    """Events of one network, whichever sites they are for."""
    return pace_of(request, "clients", lambda: Pace(per_second=100, at_once=2000))


def _sites(request: Request) -> Pace:
    """Batches for one site, whoever sent them."""
    return pace_of(request, "events", lambda: Pace(per_second=500, at_once=5000))


async def _batch(request: Request, network: str) -> Batch:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() not in KINDS:
        raise HTTPException(415, "Send the batch as text/plain or application/json.")
    try:
        batch = read_batch(await instance(request).capacity.bodies.read(request, ("network", network), LARGEST))
    except HTTPException as problem:
        if problem.status_code != 413:
            raise
        raise HTTPException(413, f"Nothing was counted: a batch can have at most {LARGEST:,} bytes.") from problem
    if request.scope["query_string"] and "environment" in request.query_params:
        return replace(batch, environment=asked_environment(request))
    return batch


async def _sorted(request: Request, batch: Batch, live: LiveRelease, network: str) -> Sorted:
    """The batch by what was published in its environment, also by another process a moment ago."""
    key, site = asked_key(request), (live.site.id, live.site.organisation_id)
    there = (
        live if batch.environment == asked_environment(request) else await shelf(request).get(key, batch.environment, lately=True)
    )
    found = sort(batch, there.shown if there else NOTHING_SHOWN, site, datetime.now(UTC), network)
    if there and found.rejected["version"] and has_unknown_versions(batch, there.shown):
        there = await shelf(request).get_newest(key, batch.environment)
        found = sort(batch, there.shown if there else NOTHING_SHOWN, site, datetime.now(UTC), network)
    return found


async def _count(request: Request, found: Sorted) -> None:
    if found.sums or found.active:
        await ledger(request).counted(found)
        saw_tag(request)  # a script that is kept for long, as by the customer's own proxy, is asked for no more
    elif found.rejected:
        ledger(request).reject(found)
