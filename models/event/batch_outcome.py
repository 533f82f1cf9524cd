"""What became of batches, told to whoever waits for it: threads, and event loops that answer visitors."""

import asyncio
from collections.abc import Iterable
from concurrent import futures
from contextlib import suppress

Waiting = futures.Future[None] | asyncio.Future[None]


def tell(waiting: Iterable[Waiting | None], problem: Exception | None) -> None:
    """Each event loop is woken once, however many wait on it: waking it for each takes longer than the commit."""
    loops: dict[asyncio.AbstractEventLoop, list[asyncio.Future[None]]] = {}
    for one in waiting:
        if isinstance(one, asyncio.Future):
            loops.setdefault(one.get_loop(), []).append(one)
        elif one is not None:
            _settle([one], problem)
    for loop, theirs in loops.items():
        with suppress(RuntimeError):  # closed: nobody waits any more
            loop.call_soon_threadsafe(_settle, theirs, problem)


def _settle(waiting: Iterable[Waiting], problem: Exception | None) -> None:
    for done in waiting:
        if done.done():
            continue  # whoever waited has gone
        if problem is None:
            done.set_result(None)
        else:
            done.set_exception(problem)
