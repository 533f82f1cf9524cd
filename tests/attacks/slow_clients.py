"""Clients that never come to an end: `python tests/attacks/slow_clients.py`.

Some say a header every half second, some a bit of a multipart form, some send a form without end as fast as they can, and some
ask and never read what they are answered. Others are served meanwhile; each of the slow ones is told so, or left, when its time
is up; and a server that is told to stop while they hold on is gone within ten seconds.
"""

import contextlib
import signal
import socket
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.attacks.besieged import Town, status_of, town  # noqa: E402 -- the script is run from anywhere

EACH = 25
"""Clients of each kind."""

LONGEST = 60.0
"""Seconds after which nobody may hold on any more: a header has thirty, a body twenty."""

DRAINS_WITHIN = 10.0
OWN_BUFFER = 65_536
"""Bytes that wait at the client: of its own the system would take up to 4 MiB from it before the server has seen one."""

MULTIPART = b"Content-Type: multipart/form-data; boundary=b\r\n"
PART = b'--b\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\n' + b"x" * 1024 + b"\r\n"
HOST = b"Host: 127.0.0.1\r\n"


@dataclass
class Seen:
    """`left` is when the last one of each kind was answered or left, in seconds; `answers` what they were told, 0 for nothing."""

    answers: dict[str, Counter[int]] = field(default_factory=dict[str, Counter[int]])
    left: dict[str, float] = field(default_factory=dict[str, float])
    sent: int = 0
    """The most bytes that one of those without an end got rid of."""

    others: list[float] = field(default_factory=list[float])
    refused: int = 0
    drained: float = 0.0
    code: int | None = None


def headers(connection: socket.socket, over: threading.Event) -> int:
    connection.sendall(b"GET /sign-in HTTP/1.1\r\n" + HOST)
    return _drip(connection, over, b"X-A: 1\r\n")


def parts(connection: socket.socket, over: threading.Event) -> int:
    """A multipart form whose end never comes, a few bytes at a time."""
    connection.sendall(b"POST /sign-in HTTP/1.1\r\n" + HOST + MULTIPART + b"Content-Length: 16000\r\n\r\n" + PART[:64])
    return _drip(connection, over, b"x")


def silence(connection: socket.socket, over: threading.Event) -> int:
    """A multipart form that just stops."""
    connection.sendall(b"POST /sign-in HTTP/1.1\r\n" + HOST + MULTIPART + b"Content-Length: 16000\r\n\r\n" + PART)
    return _drip(connection, over, b"")


def deaf(connection: socket.socket, over: threading.Event) -> int:
    """Asks for more than any buffer holds, many times, and reads none of it."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    connection.sendall((b"GET /sign-in HTTP/1.1\r\n" + HOST + b"\r\n") * 200)
    over.wait()
    return 0


def _drip(connection: socket.socket, over: threading.Event, drop: bytes) -> int:
    while not over.is_set():
        connection.settimeout(0.5)
        with contextlib.suppress(TimeoutError):
            answer = connection.recv(65_536)
            return int(answer.split()[1]) if answer else 0
        if drop:
            connection.sendall(drop)
    return -1


SLOW = {"headers": headers, "parts": parts, "silence": silence}
"""Those that the server has to leave by itself. One that does not read costs what its buffer holds, and goes with the server."""


def endless(port: int) -> tuple[int, int]:
    """A multipart form in chunks, as fast as it goes, without an end: what it is answered, and after how many bytes."""
    sent, chunk = 0, b"%x\r\n" % len(PART) + PART + b"\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=LONGEST) as connection, contextlib.suppress(ConnectionError):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, OWN_BUFFER)
        connection.sendall(b"POST /sign-in HTTP/1.1\r\n" + HOST + MULTIPART + b"Transfer-Encoding: chunked\r\n\r\n")
        connection.setblocking(False)
        answer, until = b"", time.monotonic() + LONGEST
        while not answer and time.monotonic() < until and sent < 512 * 2**20:
            with contextlib.suppress(BlockingIOError):
                answer = connection.recv(4096)
                if not answer:
                    return 0, sent
            with contextlib.suppress(BlockingIOError):
                sent += connection.send(chunk)
        return (int(answer.split()[1]) if answer else -1), sent
    return 0, sent


def attack() -> Seen:
    seen, over = Seen(), threading.Event()
    with town() as besieged:
        found = [endless(besieged.port) for _ in range(3)]
        seen.answers["without an end"] = Counter(status for status, _ in found)
        seen.sent = max(sent for _, sent in found)
        threads = [_held(besieged, kind, seen, over) for kind in SLOW for _ in range(EACH)]
        began = time.monotonic()
        while any(one.is_alive() for one in threads) and time.monotonic() < began + LONGEST:
            _ask(besieged, seen)
            over.wait(0.2)
        over.set()
        for one in threads:
            one.join()
        _stop(besieged, seen)
    return seen


def _held(besieged: Town, kind: str, seen: Seen, over: threading.Event) -> threading.Thread:
    began = time.monotonic()
    counts = seen.answers.setdefault(kind, Counter())

    def hold() -> None:
        status = 0
        with contextlib.suppress(ConnectionError), socket.create_connection(("127.0.0.1", besieged.port), 5) as connection:
            status = SLOW[kind](connection, over)
        counts[status] += 1
        seen.left[kind] = max(seen.left.get(kind, 0.0), time.monotonic() - began)

    thread = threading.Thread(target=hold, daemon=True)
    thread.start()
    return thread


def _ask(besieged: Town, seen: Seen) -> None:
    began = time.perf_counter()
    status = besieged.ask("GET", "/guides", cookie=besieged.charlie)
    seen.others.append(time.perf_counter() - began)
    seen.refused += status != 200


def _stop(besieged: Town, seen: Seen) -> None:
    """While as many of each kind hold on again, and of those that do not read."""
    over, started = threading.Event(), threading.Barrier((len(SLOW) + 1) * 5 + 1)

    def hold(kind: str) -> None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", besieged.port), 5) as connection:
            started.wait(20)
            {**SLOW, "deaf": deaf}[kind](connection, over)

    threads = [threading.Thread(target=hold, args=(kind,), daemon=True) for kind in (*SLOW, "deaf") for _ in range(5)]
    for one in threads:
        one.start()
    started.wait(20)
    assert status_of(besieged.port, "GET", "/healthz") == 200
    began = time.monotonic()
    besieged.process.send_signal(signal.SIGTERM)
    with contextlib.suppress(Exception):
        seen.code = besieged.process.wait(3 * DRAINS_WITHIN)
    seen.drained = time.monotonic() - began
    over.set()


if __name__ == "__main__":
    print(attack())
