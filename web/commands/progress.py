"""A progress bar on a terminal for work of more than a second; nothing anywhere else."""

import sys
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from types import TracebackType
from typing import Self, TextIO

WIDTH = 30
_QUIET = 1.0
_OFTEN = 0.1


class Progress:
    """`with Progress("Checking", of=50) as progress: progress.step()` draws on standard error once a second has passed."""

    def __init__(self, what: str, of: int, out: TextIO | None = None) -> None:
        self._what, self._of, self._out = what, of, out or sys.stderr
        self._done = 0
        self._drawn = 0.0
        self._started = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def step(self) -> None:
        self._done += 1
        now = time.monotonic()
        if self._out.isatty() and now - self._started >= _QUIET and now - self._drawn >= _OFTEN:
            full = WIDTH * self._done // max(1, self._of)
            bar = "#" * full + "." * (WIDTH - full)
            self._out.write(f"\r{self._what} [{bar}] {self._done} of {self._of}")
            self._out.flush()
            self._drawn = now

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None) -> None:
        if self._drawn:
            self._out.write("\r\x1b[K")
            self._out.flush()


@contextmanager
def waiting(what: str, out: TextIO | None = None) -> Generator[None]:
    """For one long step of which nothing is heard meanwhile: a bar that moves, and the seconds."""
    to = out or sys.stderr
    if not to.isatty():
        yield
        return
    over = threading.Event()
    thread = threading.Thread(target=_move, args=(what, to, over), daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _move(what: str, out: TextIO, over: threading.Event) -> None:
    started = time.monotonic()
    if over.wait(_QUIET):
        return
    place = 0
    while not over.wait(_OFTEN):
        bar = list("." * WIDTH)
        bar[place % WIDTH] = "#"
        out.write(f"\r{what} [{''.join(bar)}] {time.monotonic() - started:.0f} s")
        out.flush()
        place += 1
    out.write("\r\x1b[K")
    out.flush()
