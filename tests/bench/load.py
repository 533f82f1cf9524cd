"""A client that costs next to nothing: asks for one address over a few connections, and counts answers by their length."""

import asyncio
import time
from collections.abc import Mapping
from functools import partial
from urllib.parse import urlsplit

from tests.bench.processor_time import seconds_of


class _Asking(asyncio.Protocol):
    """Asks again as soon as an answer is complete. Every answer to the same question has the same length."""

    def __init__(self, question: bytes, length: int, counter: list[int]) -> None:
        self._question, self._length, self._counter, self._got = question, length, counter, 0

    def connection_made(self, transport) -> None:
        self._transport = transport
        transport.write(self._question)

    def data_received(self, data: bytes) -> None:
        self._got += len(data)
        while self._got >= self._length:
            self._got -= self._length
            self._counter[0] += 1
            self._transport.write(self._question)


async def _length(host: str, port: int, question: bytes) -> int:
    reader, writer = await asyncio.open_connection(host, port)
    writer.write(question)
    head = await reader.readuntil(b"\r\n\r\n")
    if not head.startswith((b"HTTP/1.1 200", b"HTTP/1.1 202", b"HTTP/1.1 304")):
        raise RuntimeError(head.decode(errors="replace")[:300])
    size = next((int(line.split(b":")[1]) for line in head.lower().splitlines() if line.startswith(b"content-length")), 0)
    body = await reader.readexactly(size) if size else b""
    writer.close()
    return len(head) + len(body)


async def _ask(url: str, headers: Mapping[str, str], seconds: float, connections: int, of: int) -> float:
    parts = urlsplit(url)
    host, port = parts.hostname or "127.0.0.1", parts.port or 80
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    question = f"GET {path} HTTP/1.1\r\nhost: {host}:{port}\r\n{lines}\r\n".encode()
    length, counter, loop = await _length(host, port, question), [0], asyncio.get_running_loop()
    open_ = [await loop.create_connection(lambda: _Asking(question, length, counter), host, port) for _ in range(connections)]
    await asyncio.sleep(seconds / 4)  # the first answers warm everything up
    now = partial(seconds_of, of) if of else time.perf_counter
    counter[0], started = 0, now()
    await asyncio.sleep(seconds)
    rate = counter[0] / (now() - started)
    for transport, _ in open_:
        transport.abort()
    return rate


def answers_per_second(
    url: str, headers: Mapping[str, str] | None = None, *, seconds: float = 2.0, connections: int = 8, of: int = 0
) -> float:
    """How many complete answers a second an address gives; of the process `of`, in a second of a processor that it takes."""
    return asyncio.run(_ask(url, headers, seconds, connections, of))
