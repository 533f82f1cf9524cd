"""One timer for all who may take as long: one for each (`asyncio.timeout`) takes longer than most of what it would bound."""

import asyncio
from types import TracebackType
from typing import Any


class SharedDeadline:
    """`here()` gives, for the event loop that runs, what a block is bound with: `with deadline.here(): ...`."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._line: _Line | None = None

    def here(self) -> "_Line":
        loop, line = asyncio.get_running_loop(), self._line
        if line is None or line.loop is not loop:
            line = self._line = _Line(loop, self._seconds)
        return line


class _Line:
    """The tasks of one loop that are in such a block, by when they entered it. Raises TimeoutError in one that takes too long.

    A task is in one such block at a time.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, seconds: float) -> None:
        self.loop, self._seconds = loop, seconds
        self._entered: dict[asyncio.Task[Any], tuple[float, int]] = {}
        """The first is who waits longest; and how often each had been cancelled before."""
        self._late: dict[asyncio.Task[Any], int] = {}
        self._is_minded = False

    def __enter__(self) -> None:
        task = asyncio.current_task(self.loop)
        assert task is not None
        self._entered[task] = self.loop.time(), task.cancelling()
        if not self._is_minded:
            self._is_minded = True
            self.loop.call_later(self._seconds, self._mind)

    def __exit__(self, kind: type[BaseException] | None, _problem: BaseException | None, _trace: TracebackType | None) -> None:
        task = asyncio.current_task(self.loop)
        assert task is not None
        if self._entered.pop(task, None) is not None:
            return
        if task.uncancel() <= self._late.pop(task) and kind is asyncio.CancelledError:
            raise TimeoutError

    def _mind(self) -> None:
        now = self.loop.time()
        for task, (entered, cancelled) in list(self._entered.items()):
            if entered + self._seconds > now:
                self.loop.call_at(entered + self._seconds, self._mind)
                return
            del self._entered[task]
            self._late[task] = cancelled
            task.cancel()
        self._is_minded = False
