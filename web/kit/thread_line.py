"""Threads for short work, and a line before them that is no longer than what they get done in time."""

import time
from collections.abc import Callable
from typing import TypeVar, TypeVarTuple

from anyio import CapacityLimiter
from anyio.to_thread import run_sync

from models.engine.work_bound import WorkBound

LONGEST = 0.4
"""Seconds that most of what is let in may wait and take."""

SENTENCE = "Cairn has more to do at present than it gets done in time."
SOON = {"retry-after": "2"}

T = TypeVar("T")
Arguments = TypeVarTuple("Arguments")


class TooLong(RuntimeError):
    """The line is as long as it may be."""

    def __init__(self) -> None:
        super().__init__(SENTENCE)


class ThreadLine:
    """However many ask, those who are let in wait no longer than others did before them, and the rest is told so at once.

    Half as many as there are threads are always let in: a few that take long keep nobody out.
    """

    def __init__(self, threads: int) -> None:
        self._threads = CapacityLimiter(threads)
        self._bound = WorkBound(LONGEST, first=2 * threads, least=threads // 2, most=40 * threads)

    @property
    def is_full(self) -> bool:
        """Whether whoever comes now would be refused."""
        return self._bound.is_full

    async def run(self, work: Callable[[*Arguments], T], *arguments: *Arguments) -> T:
        """What the work returns, done in one of the threads. Raises TooLong before anything was begun."""
        if not self._bound.begin():
            raise TooLong
        began = time.monotonic()
        try:
            return await self.go_on(work, *arguments)
        finally:
            self._bound.end(time.monotonic() - began)

    async def go_on(self, work: Callable[[*Arguments], T], *arguments: *Arguments) -> T:
        """The same for what belongs to something that was let in: it is not refused any more."""
        return await run_sync(work, *arguments, limiter=self._threads)
