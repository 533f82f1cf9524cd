"""A progress bar on a terminal for work of more than a second; nothing anywhere else."""

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from threading import Timer
from typing import TextIO

QUIET = 1.0
"""Seconds before a bar appears: what is done sooner needs none."""


@contextmanager
def progress(what: str, of: int | None = None, out: TextIO | None = None, quiet: float = QUIET) -> Generator[Callable[[], None]]:
    """What it hands out is called after each step of the work.

    Without `of` it says how long one long piece of work has been going on, of which nothing is heard meanwhile.
    """
    to = out or sys.stderr
    if not to.isatty():
        yield lambda: None
        return
    # Imported where somebody sees it: it takes longer than most commands.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn() if of else TimeElapsedColumn())
    bar = Progress(*columns, console=Console(file=to), transient=True)
    task = bar.add_task(what, total=of)
    starting = Timer(quiet, bar.start)
    starting.start()
    try:
        yield lambda: bar.advance(task)
    finally:
        starting.cancel()
        starting.join()
        bar.stop()
