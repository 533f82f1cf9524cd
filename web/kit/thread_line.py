"""Threads for short work, and a line before them that is no longer than what they get done in time."""

import time
from collections import deque
from collections.abc import Callable
from contextlib import ExitStack
from threading import Lock
from typing import TypeVar, TypeVarTuple

from anyio import CapacityLimiter, Event, move_on_after
from anyio.to_thread import run_sync

from models.engine.work_bound import WorkBound

LONGEST = 0.25
"""Seconds that most of what is let in may take."""

PATIENCE = 0.25
"""Seconds that others wait to be let in: what a browser asks at once for one page is more than is let in at once."""

ASIDE = 0.1
"""Seconds that a thread waits for its turn to compute. Threads of one process compute one at a time anyway; where many want to,
each has its share, and so has the loop that answers all that is asked: as one of eighteen it would fall behind. Who gets no turn
in that time, as while whoever has it waits for a lock of the database, computes all the same.
"""

GIVES_WAY, LOOKS_AFTER = 0.05, 0.003
"""Seconds that whoever has its turn waits at most while those that it gives way to are behind, and after which it looks again."""

MOST_WAITING = 128
SENTENCE = "Cairn has more to do at present than it gets done in time."
SOON = {"retry-after": "2"}

T = TypeVar("T")
Arguments = TypeVarTuple("Arguments")


class TooLong(RuntimeError):
    """The line is as long as it may be."""

    def __init__(self) -> None:
        super().__init__(SENTENCE)


class ThreadLine:
    """However many ask, those who are let in are served in time; the others are told so at once, or after a moment's wait.

    Half as many as there are threads are always let in: a few that take long keep nobody out.
    """

    def __init__(self, threads: int) -> None:
        self._threads = CapacityLimiter(threads)
        self._bound = WorkBound(LONGEST, first=2 * threads, least=threads // 2, most=40 * threads)
        self._waiting: deque[Event] = deque()
        self._turn = Lock()
        self._are_behind: Callable[[], bool] = lambda: False

    @property
    def is_full(self) -> bool:
        """Whether whoever comes now would be refused."""
        return len(self._waiting) >= MOST_WAITING and self._bound.is_full

    def give_way(self, are_behind: Callable[[], bool]) -> None:
        """Nothing is begun for a moment while others, who say so, are behind."""
        self._are_behind = are_behind

    async def run(self, work: Callable[[*Arguments], T], *arguments: *Arguments) -> T:
        """What the work returns, done in one of the threads. Raises TooLong before anything was begun."""
        if not self._bound.begin():
            await self._let_in()
        began = time.monotonic()
        try:
            return await self.go_on(work, *arguments)
        finally:
            self._bound.end(time.monotonic() - began)
            self._call_next()

    async def go_on(self, work: Callable[[*Arguments], T], *arguments: *Arguments) -> T:
        """The same for what belongs to something that was let in: it is not refused any more."""
        return await run_sync(self._in_turn, work, *arguments, limiter=self._threads)

    def _in_turn(self, work: Callable[[*Arguments], T], *arguments: *Arguments) -> T:
        with ExitStack() as turn:
            if self._turn.acquire(timeout=ASIDE):
                turn.push(self._turn)
                begins_at = time.monotonic() + GIVES_WAY
                while self._are_behind() and time.monotonic() < begins_at:
                    time.sleep(LOOKS_AFTER)
            return work(*arguments)

    async def _let_in(self) -> None:
        if len(self._waiting) >= MOST_WAITING:
            raise TooLong
        called = Event()
        self._waiting.append(called)
        is_in = False
        try:
            with move_on_after(PATIENCE):
                await called.wait()
                is_in = self._bound.begin()
        finally:
            if not called.is_set():
                self._waiting.remove(called)
            elif not is_in:
                self._call_next()
        if not is_in:
            raise TooLong

    def _call_next(self) -> None:
        if self._waiting and not self._bound.is_full:
            self._waiting.popleft().set()
