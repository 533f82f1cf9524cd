"""The crowd that `arrivals.py` starts: a process of its own, of raw sockets, so that it costs next to nothing.

    python tests/attacks/crowd.py < JSON

The JSON says the port, `rate` (arrivals a second) or `at_once` (so many connections, each of which asks again when it is
answered), `seconds`, and `requests`, which take turns: whole requests as text, in which NAME becomes a batch's name and NETWORK a
number. A wait is counted from when a request was due, so that what could not even be sent is counted as well. Of the wait, what
the server took is from when the request was handed to the system until the answer had come from there, by the system's own clock
(SO_TIMESTAMPNS): for how long this process had no turn to send it or to read it is not in that.

Prints JSON: when it began, by `time.monotonic`, and for each request when it was due, how long its answer took, its status, 0
for none, and for how long it was the server's.
"""

import contextlib
import json
import select
import socket
import struct
import sys
import time
from collections import deque
from itertools import count
from typing import Any

LEFT_AFTER = 15.0
"""Seconds after which whoever is not answered counts as not answered."""

MOST_OPEN = 512
"""Connections, as a proxy in front holds them; a request that finds none free waits for one, which counts."""

NAME, NETWORK = "NAME", "NETWORK"
ARRIVALS = getattr(socket, "SO_TIMESTAMPNS", 35)
"""Linux's; Python names it from 3.14 on."""


class _Line:
    """One connection, on which one request at a time is asked."""

    __slots__ = ("came", "due", "got", "request", "sent", "socket")

    def __init__(self, port: int) -> None:
        self.socket = socket.socket()
        self.socket.setblocking(False)
        self.socket.setsockopt(socket.SOL_SOCKET, ARRIVALS, 1)
        self.socket.connect_ex(("127.0.0.1", port))
        self.due, self.request, self.got = -1.0, b"", b""
        self.sent = self.came = 0.0

    def send(self) -> None:
        self.sent = time.time()
        with contextlib.suppress(OSError):  # a connection that ended is heard of next
            self.socket.send(self.request)

    def _more(self) -> bytes:
        try:
            more, said, _, _ = self.socket.recvmsg(262_144, 64)
        except OSError:
            return b""
        if more and not self.got:
            self.came = _moment(said)
        return more

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


def _moment(said: list[tuple[int, int, bytes]]) -> float:
    """When the system got it; now, where it does not say."""
    for _, kind, value in said:
        if kind == ARRIVALS:
            seconds, nanoseconds = struct.unpack("qq", value)
            return seconds + nanoseconds / 1e9
    return time.time()


class _Crowd:
    def __init__(self, said: dict[str, Any]) -> None:
        self._port, self._requests, self._numbers = said["port"], said["requests"], count()
        self._seconds, self._rate, self._at_once = said["seconds"], said["rate"], said["at_once"]
        self._made: deque[bytes] = deque()
        self._pending: deque[tuple[float, bytes]] = deque()
        self._lines: dict[int, _Line] = {}
        self._idle: list[_Line] = []
        self._poll = select.epoll()
        self._asked = 0
        self.rows: list[tuple[float, float, int, float]] = []

    def run(self) -> dict[str, Any]:
        self._made.extend(self._request() for _ in range(int(self._rate * self._seconds)))  # what is cheap later is dear now
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
        dues = [line.due for line in self._lines.values() if line.due >= 0] + [due for due, _ in self._pending]
        unanswered = [(due, LEFT_AFTER, 0, LEFT_AFTER) for due in dues]
        return {"began": self._began, "rows": self.rows + unanswered}

    def _request(self) -> bytes:
        number = next(self._numbers)
        text: str = self._requests[number % len(self._requests)]
        name, network = f"{time.time_ns():016x}{number:016x}", str(number // 40 % 250)
        return text.replace(NAME, name).replace(NETWORK, network).encode()

    def _ask(self, due: float) -> None:
        self._asked += 1
        self._send(due, self._made.popleft() if self._made else self._request())

    def _send(self, due: float, request: bytes) -> None:
        if self._idle:
            line = self._idle.pop()
            line.due, line.request = due, request
            line.send()
        elif not self._at_once and len(self._lines) >= MOST_OPEN:
            self._pending.append((due, request))
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
            served = max(0.0, line.came - line.sent) if status else now - line.due
            self.rows.append((round(line.due, 4), round(now - line.due, 5), status, round(served, 5)))
        line.due = -1.0
        if status == 0:
            self._idle = [one for one in self._idle if one is not line]
            del self._lines[line.socket.fileno()]
            line.socket.close()
        else:
            self._idle.append(line)
        if self._pending:
            self._send(*self._pending.popleft())
        elif self._at_once and now < self._seconds:
            self._ask(now)


def main() -> None:
    print(json.dumps(_Crowd(json.load(sys.stdin)).run()))


if __name__ == "__main__":
    main()
