"""A connection with one deadline for all its reads and writes, instead of a timeout that begins anew with each."""

import ssl
import time
from typing import Any

import httpcore2

from models.support.outbound.refusal import Refused

LARGEST_HEAD = 128 * 1024


class ReadDeadline(float):
    """A deadline for reading one answer, and how many bytes may come before its body: hints of what is to come (status 1xx)
    could otherwise be sent until it, and reading them keeps a processor busy.
    """

    left: int | None = LARGEST_HEAD

    def count(self, size: int) -> None:
        """Takes note of bytes that came. Raises Refused when the head of an answer has no end."""
        if self.left is None:
            return
        self.left -= size
        if self.left < 0:
            raise Refused("The answer has more headers than a page needs.", "size")

    def end_head(self) -> None:
        """What comes from now on is the body, which has a bound of its own."""
        self.left = None


def remaining(deadline: float) -> float:
    """Seconds until a moment of `time.monotonic`. Raises httpcore2.ReadTimeout when it has passed."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore2.ReadTimeout
    return left


class BoundedStream(httpcore2.NetworkStream):
    """Hands reads and writes on. What httpcore calls `timeout` and passes through unopened is a deadline here: a server
    that sends a byte a second would otherwise never be late.
    """

    def __init__(self, inner: httpcore2.NetworkStream) -> None:
        self._inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        piece = self._inner.read(max_bytes, remaining(_given(timeout)))
        if isinstance(timeout, ReadDeadline):
            timeout.count(len(piece))
        return piece

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, remaining(_given(timeout)))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        try:
            return BoundedStream(self._inner.start_tls(ssl_context, server_hostname, remaining(_given(timeout))))
        except BaseException:
            self.close()
            raise

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


def _given(deadline: float | None) -> float:
    return time.monotonic() if deadline is None else deadline
