"""What a serving process holds of the system's memory for `malloc`, by glibc; other systems' libraries are left alone."""

import ctypes
import threading

HEAPS = -8
"""M_ARENA_MAX of `mallopt`: https://man7.org/linux/man-pages/man3/mallopt.3.html."""

GIVEN_BACK_EVERY = 60.0
"""Seconds. It takes some milliseconds, in which no thread gets memory of the heap."""


def keep_small() -> None:
    """By itself glibc gives threads heaps of their own, up to eight for each processor, and what is free in one no other gets; it
    keeps what is free between what is in use. A process that had answered for a quarter of an hour held a tenth more than after
    its first minute, nearly all of it in such holes.

    Only one thread computes in Python at a time, so that hardly any waits for the one heap.
    """
    library = ctypes.CDLL(None)
    if not (hasattr(library, "mallopt") and hasattr(library, "malloc_trim")):
        return
    library.mallopt(HEAPS, 1)
    threading.Thread(target=_give_back, args=(library,), daemon=True, name="cairn-heap").start()


def _give_back(library: ctypes.CDLL) -> None:
    never = threading.Event()
    while not never.wait(GIVEN_BACK_EVERY):
        library.malloc_trim(0)
