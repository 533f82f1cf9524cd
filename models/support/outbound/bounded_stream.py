"""A connection with one deadline for all its reads and writes, instead of a timeout that begins anew with each."""

import ssl
import time
from typing import Any

import httpcore2


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
        return self._inner.read(max_bytes, remaining(_given(timeout)))

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
