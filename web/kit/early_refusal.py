"""Refuses what would be refused anyway before anything is made of it: with too much to do, saying no has to cost next to
nothing.
"""

import logging
import time
from collections.abc import Callable

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

LOG = logging.getLogger("cairn")
TOLD_EVERY = 60.0
"""Seconds in which the log says once how many there were: a line for each would be more work than the refusal."""


class EarlyRefusal:
    """`refusal` says what a request is answered that nobody has time for, and nothing for all others. It stands before the front
    door: nothing is asked of such a request, and its answer has to bring the headers that every answer has.
    """

    def __init__(self, app: ASGIApp, refusal: Callable[[Scope], Response | None]) -> None:
        self._app, self._refusal = app, refusal
        self._refused, self._told_at = 0, float("-inf")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = self._refusal(scope) if scope["type"] == "http" else None
        if answer is None:
            return await self._app(scope, receive, send)
        self._note()
        return await answer(scope, receive, send)

    def _note(self) -> None:
        self._refused += 1
        now = time.monotonic()
        if now - self._told_at >= TOLD_EVERY:
            LOG.warning("More is asked than gets done in time; refused since this was last said: %d.", self._refused)
            self._refused, self._told_at = 0, now
