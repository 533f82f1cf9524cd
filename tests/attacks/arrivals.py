"""Requests that arrive by the clock, whether or not earlier ones were answered: a process of its own, of raw sockets.

    python tests/attacks/arrivals.py < JSON

The JSON says the port, `rate` (arrivals a second) or `at_once` (so many connections, each of which asks again when it is
answered), `seconds`, and `requests`, which take turns: whole requests as text, in which NAME becomes a batch's name and NETWORK a
number. A wait is counted from when a request was due, so that what could not even be sent is counted as well.

Prints JSON: when it began, by `time.monotonic`, and for each request when it was due, how long its answer took, and its status, 0
for none.
"""

import contextlib
import json
import select
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]

LEFT_AFTER = 15.0
"""Seconds after which whoever is not answered counts as not answered."""

MOST_OPEN = 6000
NAME, NETWORK = "NAME", "NETWORK"


@dataclass
class Heard:
    """What came of requests: when each was due, in seconds from the beginning, its wait, and its status."""

    began: float
    rows: list[tuple[float, float, int]] = field(default_factory=list)

    @property
    def statuses(self) -> Counter[int]:
        return Counter(status for _, _, status in self.rows)

    def waits(self, *statuses: int) -> list[float]:
        """Those of answers with one of these statuses, or all; the shortest first."""
        return sorted(wait for _, wait, status in self.rows if not statuses or status in statuses)

    def within(self, share: float, *statuses: int) -> float:
        """How long that share of the answers took at most; 0 where there was none."""
        waits = self.waits(*statuses)
        return waits[min(len(waits) - 1, int(len(waits) * share))] if waits else 0.0


def arrive(port: int, requests: Sequence[str], seconds: float, **pace: float) -> Heard:
    """What came of it, when all is over."""
    return heard_of(arriving(port, requests, seconds, **pace))


def arriving(port: int, requests: Sequence[str], seconds: float, *, rate: float = 0, at_once: float = 0) -> subprocess.Popen[str]:
    """The process that sends them, at work."""
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "tests/attacks/arrivals.py")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdin
    said = {"port": port, "rate": rate, "at_once": at_once, "seconds": seconds, "requests": list(requests)}
    process.stdin.write(json.dumps(said))
    process.stdin.close()
    return process


def heard_of(process: subprocess.Popen[str]) -> Heard:
    assert process.stdout
    with process.stdout:
        said = json.loads(process.stdout.read())
    assert process.wait(30) == 0
    return Heard(said["began"], [tuple(row) for row in said["rows"]])


def get(path: str, **headers: str) -> str:
    """One request without a body, as text."""
    named = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return f"GET {path} HTTP/1.1\r\nhost: 127.0.0.1\r\n{named}\r\n"


class _Line:
    """One connection, on which one request at a time is asked."""

    __slots__ = ("due", "got", "request", "socket")

    def __init__(self, port: int) -> None:
        self.socket = socket.socket()
        self.socket.setblocking(False)
        self.socket.connect_ex(("127.0.0.1", port))
        self.due, self.request, self.got = -1.0, b"", b""

    def send(self) -> None:
        with contextlib.suppress(OSError):  # a connection that ended is heard of next
            self.socket.send(self.request)

    def _more(self) -> bytes:
        try:
            return self.socket.recv(262_144)
        except OSError:
            return b""

    def status(self) -> int | None:
        """What was answered, once all of it is here; 0 when the connection ended before that."""
        if not (more := self._more()):
            return 0
        self.got += more
        end = self.got.find(b"\r\n\r\n")
        if end < 0:
            return None
        head = self.got[:end].lower()
        place = head.find(b"content-length:")
        length = int(head[place + 15 :].split(b"\r", 1)[0]) if place >= 0 else 0
        if len(self.got) < end + 4 + length:
            return None
        self.got = b""
        return int(head[9:12])


class _Crowd:
    def __init__(self, said: dict[str, Any]) -> None:
        self._port, self._requests, self._numbers = said["port"], said["requests"], count()
        self._seconds, self._rate, self._at_once = said["seconds"], said["rate"], said["at_once"]
        self._lines: dict[int, _Line] = {}
        self._idle: list[_Line] = []
        self._poll = select.epoll()
        self._asked = 0
        self.rows: list[tuple[float, float, int]] = []

    def run(self) -> dict[str, Any]:
        self._began = time.monotonic()
        for _ in range(self._at_once):
            self._ask(0.0)
        number, total = 0, int(self._rate * self._seconds)
        while True:
            now = time.monotonic() - self._began
            while number < total and number / self._rate <= now:
                self._ask(number / self._rate)
                number += 1
            is_over = number >= total and now >= self._seconds
            if is_over and (len(self.rows) == self._asked or now > self._seconds + LEFT_AFTER):
                break
            self._hear(max(0.0, number / self._rate - now) if number < total else 0.02)
        unanswered = [(line.due, LEFT_AFTER, 0) for line in self._lines.values() if line.due >= 0]
        return {"began": self._began, "rows": self.rows + unanswered}

    def _ask(self, due: float) -> None:
        number = next(self._numbers)
        text: str = self._requests[number % len(self._requests)]
        name, network = f"{time.time_ns():016x}{number:016x}", str(number // 40 % 250)
        request = text.replace(NAME, name).replace(NETWORK, network).encode()
        self._asked += 1
        if self._idle:
            line = self._idle.pop()
            line.due, line.request = due, request
            line.send()
        elif len(self._lines) >= MOST_OPEN:
            self.rows.append((due, LEFT_AFTER, 0))
        else:
            line = _Line(self._port)
            line.due, line.request = due, request
            self._lines[line.socket.fileno()] = line
            self._poll.register(line.socket, select.EPOLLOUT)

    def _hear(self, longest: float) -> None:
        for number, event in self._poll.poll(longest, 256):
            line = self._lines[number]
            if event & select.EPOLLOUT and not event & (select.EPOLLERR | select.EPOLLHUP):
                self._poll.modify(number, select.EPOLLIN)
                line.send()
            elif (status := line.status()) is not None:
                self._heard(line, status)

    def _heard(self, line: _Line, status: int) -> None:
        now = time.monotonic() - self._began
        if line.due >= 0:
            self.rows.append((round(line.due, 4), round(now - line.due, 5), status))
        line.due = -1.0
        if status == 0:
            self._idle = [one for one in self._idle if one is not line]
            del self._lines[line.socket.fileno()]
            line.socket.close()
        else:
            self._idle.append(line)
        if self._at_once and now < self._seconds:
            self._ask(now)


def main() -> None:
    print(json.dumps(_Crowd(json.load(sys.stdin)).run()))


if __name__ == "__main__":
    main()
