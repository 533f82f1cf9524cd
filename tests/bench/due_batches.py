"""A client that sends batches of events when they are due, however long answers take, as visitors do.

    python tests/bench/due_batches.py PORT RATE SECONDS < SITES

SITES as in `posted_batches.py`, RATE in batches a second. Prints JSON: answers by status, how many seconds passed from the
moment at which a batch was due until its answer was there, and how late this client itself was with 99 of 100 of them (`late`),
which those seconds count as well.
"""

from __future__ import annotations

import asyncio
import gc
import json
import secrets
import sys
from collections import Counter, deque
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench.posted_batches import posted

CONNECTIONS = 200
"""More than ever wait at once; a batch for which none is free waits, and its wait counts."""

PATIENCE = 20
"""Seconds after the last one was due in which answers are waited for."""


class _Waiting(asyncio.Protocol):
    """A connection that sends one batch at a time, and says when it is free again."""

    def __init__(self, sender: Sender) -> None:
        self._sender, self._got, self._due = sender, b"", 0.0

    def connection_made(self, transport) -> None:
        self.transport = transport

    def send(self, due: float, question: bytes) -> None:
        self._due = due
        self.transport.write(question)

    def data_received(self, data: bytes) -> None:
        self._got += data
        head, found, rest = self._got.partition(b"\r\n\r\n")
        place = head.lower().find(b"content-length:")
        if not found or len(rest) < (int(head[place + 15 :].split(b"\r", 1)[0]) if place >= 0 else 0):
            return
        self._got = b""
        self._sender.hear(self, asyncio.get_running_loop().time() - self._due, head[9:12].decode())


class Sender:
    """Hands each batch to a connection that is free, in the order in which they are due."""

    def __init__(self, number: int) -> None:
        self.heard: list[tuple[float, str]] = []
        self.late: list[float] = []
        self.idle: list[_Waiting] = []
        self.over = asyncio.Event()
        self._number = number
        self._due: deque[tuple[float, bytes]] = deque()

    def put(self, due: float, question: bytes) -> None:
        self.late.append(asyncio.get_running_loop().time() - due)
        if self.idle:
            self.idle.pop().send(due, question)
        else:
            self._due.append((due, question))

    def hear(self, connection: _Waiting, wait: float, status: str) -> None:
        self.heard.append((wait, status))
        if self._due:
            connection.send(*self._due.popleft())
        else:
            self.idle.append(connection)
        if len(self.heard) == self._number:
            self.over.set()


async def measure(questions: list[bytes], port: int, rate: float) -> dict:
    sender, loop = Sender(len(questions)), asyncio.get_running_loop()
    for _ in range(CONNECTIONS):
        sender.idle.append((await loop.create_connection(lambda: _Waiting(sender), "127.0.0.1", port))[1])
    began = loop.time() + 0.2
    for number, question in enumerate(questions):
        due = began + number / rate
        loop.call_at(due, sender.put, due, question)
    with suppress(TimeoutError):
        async with asyncio.timeout(len(questions) / rate + PATIENCE):
            await sender.over.wait()
    waits = sorted(wait for wait, _ in sender.heard) or [float("inf")]
    return {
        "sent": len(questions),
        "statuses": dict(Counter(status for _, status in sender.heard)),
        "unanswered": len(questions) - len(sender.heard),
        **{f"p{share}": waits[int(len(waits) * share / 100)] for share in (50, 95, 99)},
        "worst": waits[-1],
        "late": sorted(sender.late)[int(len(sender.late) * 0.99)],
    }


def main() -> None:
    port, rate, seconds = int(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3])
    sites, salt = json.load(sys.stdin), secrets.randbelow(200)
    questions = [posted(sites[number % len(sites)], number, port, salt) for number in range(int(rate * seconds))]
    gc.freeze()
    print(json.dumps(asyncio.run(measure(questions, port, rate))))


if __name__ == "__main__":
    main()
