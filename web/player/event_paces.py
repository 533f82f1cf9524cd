"""How much may be sent: events by one network, whichever sites they are for, and batches for one site, whoever sent them."""

import time

from starlette.datastructures import State
from starlette.exceptions import HTTPException

from web.kit.token_bucket import Pace
from web.player.shared_pace import share
from web.player.visitor_request import pace_of

SOON = {"retry-after": "2"}


def charge_network(state: State, network: str) -> None:
    """For a batch of which nothing but its begin is known. Raises HTTPException where that is too much."""
    pace = _networks(state)
    if not pace.allows(network, time.monotonic()):
        raise HTTPException(429, "Too many events came from your network; try again in a moment.", SOON)
    share(state, pace, "network", network)


def charge_events(state: State, network: str, events: int) -> None:
    """For what was in the batch, once that is known."""
    _networks(state).charge(network, events - 1)


def charge_site(state: State, key: str) -> None:
    """For a batch. Raises HTTPException where that is too much."""
    pace = pace_of(state, "events", lambda: Pace(per_second=500, at_once=5000))
    if not pace.allows(key, time.monotonic()):
        raise HTTPException(429, "This site sends too many batches; try again in a moment.", SOON)
    share(state, pace, "site", key)


def _networks(state: State) -> Pace:
    return pace_of(state, "clients", lambda: Pace(per_second=100, at_once=2000))
