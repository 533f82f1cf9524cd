"""An event that a signal handler may set."""

import os
import select
import threading
import time
from types import FrameType


class PipeEvent:
    """What `threading.Event` is, kept as a byte in a pipe.

    The lock of `threading.Event` is not reentrant: a handler that sets it while the very same thread is inside `wait` never
    returns, and neither does the program. Here `set` writes to a descriptor, which is the most that a handler may do.
    """

    def __init__(self) -> None:
        self._read, self._write = os.pipe()
        os.set_blocking(self._read, False)
        os.set_blocking(self._write, False)

    def set(self) -> None:
        try:
            os.write(self._write, b"!")
        except BlockingIOError:  # a full pipe is as set as can be
            return

    def is_set(self) -> bool:
        return self.wait(0)

    def wait(self, timeout: float | None = None) -> bool:
        """Whether it was set before `timeout` seconds had passed; without them it waits for ever."""
        watch = select.poll()
        watch.register(self._read, select.POLLIN)
        return bool(watch.poll(None if timeout is None else max(0.0, timeout * 1000)))

    def clear(self) -> None:
        try:
            while os.read(self._read, 4096):
                pass
        except BlockingIOError:
            return

    def on_signal(self, _number: int, _frame: FrameType | None) -> None:
        """For `signal.signal`."""
        self.set()


def end_after(event: PipeEvent, seconds: float) -> None:
    """Ends this process when it has not ended by itself so long after the event, whatever its threads still wait for."""

    def end() -> None:
        event.wait()
        time.sleep(seconds)
        os._exit(1)

    threading.Thread(target=end, daemon=True, name="cairn-end").start()
