"""Whose turn it is to write into a file of SQLite, of all threads of this process: the next one begins as soon as one is done.

SQLite has whoever waits look again after pauses of up to a tenth of a second, and lets through who happens to look first. Other
processes are waited for in that way still.
"""

from collections.abc import Generator
from contextlib import contextmanager
from functools import lru_cache
from threading import Lock

PATIENCE = 1.0
"""Seconds until one that waits for its turn asks SQLite all the same, which says for how long that waits."""


@contextmanager
def writers_turn(url: str) -> Generator[None]:
    """For one transaction. On PostgreSQL many write at once."""
    if not url.startswith("sqlite"):
        yield
        return
    lock = _lock(url)
    is_mine = lock.acquire(timeout=PATIENCE)
    try:
        yield
    finally:
        if is_mine:
            lock.release()


@lru_cache(maxsize=64)
def _lock(_url: str) -> Lock:
    return Lock()
