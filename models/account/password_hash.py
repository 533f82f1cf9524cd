"""Passwords hashed and compared: argon2id, one at a time, behind a short queue, at low priority.

A comparison takes 64 MiB and a good part of every processor, on purpose. Two at once let nobody in sooner, and sixty would take
the memory and the processors from the visitors of every site.
"""

import contextlib
import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

MOST_WAITING = 12
"""How many may wait for their comparison, the one that is running included; whoever comes later is asked to try again."""

NICENESS = 10
"""How far the thread that compares stands back for others. On Linux a thread has its own, and argon2's threads inherit it."""

T = TypeVar("T")

_hasher = PasswordHasher()  # argon2id with the parameters of RFC 9106's second recommendation


class TooManyComparisons(RuntimeError):
    """The queue is full: the password was not looked at."""


class PasswordQueue:
    """A thread that hashes and compares passwords one after the other."""

    def __init__(self, most_waiting: int = MOST_WAITING) -> None:
        self._places = threading.BoundedSemaphore(most_waiting)
        self._thread = ThreadPoolExecutor(1, "passwords", _stand_back)

    def run(self, work: Callable[[], T]) -> T:
        """What `work` gives, when its turn has come. Raises TooManyComparisons at once when too many wait already."""
        if not self._places.acquire(blocking=False):
            raise TooManyComparisons
        try:
            return self._thread.submit(work).result()
        finally:
            self._places.release()


@cache
def _queue() -> PasswordQueue:
    """The one of this process, made when first needed."""
    return PasswordQueue()


def hashed(password: str) -> str:
    """The argon2id hash that is kept of a password. Raises TooManyComparisons."""
    return _queue().run(lambda: _hasher.hash(password))


def belongs(password: str, stored: str | None) -> bool:
    """Whether the password has that hash. Where there is none, comparing takes as long and the answer is no.

    Raises TooManyComparisons.
    """
    return _queue().run(lambda: _matches(password, stored))


def _matches(password: str, stored: str | None) -> bool:
    try:
        _hasher.verify(stored or _hash_of_nobody(), password)
    except (VerificationError, InvalidHashError):
        return False
    return stored is not None


@cache
def _hash_of_nobody() -> str:
    return _hasher.hash("nobody has this password")


def _stand_back() -> None:
    with contextlib.suppress(AttributeError, OSError):  # elsewhere than on Linux a thread has no priority of its own
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)
