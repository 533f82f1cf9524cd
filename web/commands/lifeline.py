"""A pipe between a process and its parts. It closes when the process dies, by whatever signal, and the parts end with it."""

import os
import signal
import threading


class Lifeline:
    """`held` is what a part reads; the process that made the lifeline keeps the other end open for as long as it lives."""

    def __init__(self) -> None:
        self.held, self._kept = os.pipe()


def hold(descriptor: int) -> None:
    """From now on this process ends when the other end of the pipe closes: at once, since nobody is left to report to. What
    it was doing is as safe as with a power cut: answers leave after the commit, and jobs are durable.
    """
    threading.Thread(target=_end_with, args=(descriptor,), daemon=True, name="cairn-lifeline").start()


def _end_with(descriptor: int) -> None:
    while os.read(descriptor, 1):
        pass
    os.kill(os.getpid(), signal.SIGKILL)
