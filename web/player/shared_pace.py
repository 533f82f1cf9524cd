"""What one process let in, the others count too: told with the commit that events wait for, so that no request asks for it."""

import asyncio
from functools import partial

from starlette.datastructures import State

from models.event.event_pace import SpentPace
from web.kit.token_bucket import Pace
from web.player.visitor_request import ledger_of

TOLD = 0.05
"""Share of what a name may send at once after which others are told. As much may each process let in unknown to the others."""


def share(state: State, pace: Pace, kind: str, name: str) -> None:
    """Tells of a name that sent much since the last time; `kind` keeps names of different paces apart."""
    untold = pace.untold(name, TOLD)
    if untold is not None:
        loop, learn = asyncio.get_running_loop(), partial(pace.learn, name)
        ledger_of(state).share(SpentPace(kind, name, *untold, lambda missing: loop.call_soon_threadsafe(learn, missing)))
