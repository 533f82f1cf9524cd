"""A client that costs next to nothing: posts batches of events that were made before, each once, over so many connections.

    python tests/bench/posted_batches.py PORT CONNECTIONS SECONDS < SITES

SITES is JSON: for each site its key, origin, guide, version and steps. Prints JSON: what was acknowledged a second, answers by
status, and how long answers took.
"""

from __future__ import annotations

import asyncio
import json
import secrets
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FIGURES = ("eligible", "started", "reached", "reached", "reached", "completed")
LOCALES, DEVICES = ("en", "en", "en"), ("desktop", "tablet", "mobile")
PER_NETWORK = 40
"""Batches of one network, which is less than any network may send at once."""


def posted(site: dict, number: int, port: int, salt: int) -> bytes:
    """One batch of six events, in a request of its own."""
    network = number // PER_NETWORK
    address = f"{20 + salt % 200}.{network // 250 % 250}.{network % 250}.7"
    kind = number % 3
    events = [
        {
            "figure": figure,
            "guide": site["guide"],
            "version": site["version"],
            "step": site["steps"][place % len(site["steps"])] if figure == "reached" else "",
            "unique": place < 2,
            "locale": LOCALES[kind],
            "device": DEVICES[kind],
        }
        for place, figure in enumerate(FIGURES)
    ]
    batch = {"schema": 1, "id": secrets.token_hex(12), "url": f"{site['origin']}/tasks", "environment": "production"}
    body = json.dumps({**batch, "events": events}, separators=(",", ":")).encode()
    head = (
        f"POST /player/v1/{site['key']}/events HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\norigin: {site['origin']}\r\n"
        f"content-type: text/plain\r\nx-forwarded-for: {address}\r\ncontent-length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


class _Posting(asyncio.Protocol):
    """Posts the next batch as soon as the last one is answered."""

    def __init__(self, questions: Iterator[bytes], heard: list[tuple[float, bytes]]) -> None:
        self._questions, self._heard, self._got = questions, heard, b""
        self.closed: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport) -> None:
        self.transport = transport
        self._ask()

    def _ask(self) -> None:
        self._began = time.perf_counter()
        self.transport.write(next(self._questions))

    def data_received(self, data: bytes) -> None:
        self._got += data
        head, found, rest = self._got.partition(b"\r\n\r\n")
        if not found:
            return
        length = 0
        if (place := head.lower().find(b"content-length:")) >= 0:
            length = int(head[place + 15 :].split(b"\r", 1)[0])
        if len(rest) < length:
            return
        self._got = b""
        self._heard.append((time.perf_counter() - self._began, head[9:12]))
        self._ask()

    def connection_lost(self, _problem: Exception | None) -> None:
        if not self.closed.done():
            self.closed.set_result(None)


async def measure(questions: list[bytes], port: int, connections: int, seconds: float) -> dict:
    heard: list[tuple[float, bytes]] = []
    loop, turn = asyncio.get_running_loop(), iter(questions)
    open_ = [(await loop.create_connection(lambda: _Posting(turn, heard), "127.0.0.1", port))[1] for _ in range(connections)]
    await asyncio.sleep(seconds / 4)  # the first answers warm everything up
    warm = sum(status == b"202" for _, status in heard)
    heard.clear()
    began = time.perf_counter()
    await asyncio.sleep(seconds)
    taken = time.perf_counter() - began
    found = list(heard)
    for one in open_:
        one.transport.abort()
    waits = sorted(wait for wait, _ in found) or [float("inf")]
    return {
        "acknowledged": warm + sum(status == b"202" for _, status in found),
        "per_second": sum(status == b"202" for _, status in found) / taken,
        "statuses": dict(Counter(status.decode() for _, status in found)),
        "p50": waits[len(waits) // 2],
        "p99": waits[int(len(waits) * 0.99)],
        "worst": waits[-1],
    }


def main() -> None:
    port, connections, seconds = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    most = int(sys.argv[4]) if len(sys.argv) > 4 else 6000
    sites, salt = json.load(sys.stdin), secrets.randbelow(200)
    questions = [posted(sites[number % len(sites)], number, port, salt) for number in range(int(seconds * 1.3 * most))]
    print("ready", flush=True)
    print(json.dumps(asyncio.run(measure(questions, port, connections, seconds))))


if __name__ == "__main__":
    main()
