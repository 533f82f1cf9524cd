"""Those who try to stop a running Cairn, in a process of their own, so that whoever measures is not slowed down by them."""

import multiprocessing
import secrets
import socket
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.synchronize import Event
from urllib.parse import urlencode

from tests.attacks.besieged import Town

FORM = "application/x-www-form-urlencoded"
ATTACKERS = {"snapshots": 100, "guesses": 60, "bodies": 200}
"""How many at once."""


@contextmanager
def attacked(town: Town, name: str) -> Iterator[Counter[object]]:
    """Attacks until the block ends; afterwards the counter says what the attackers were answered."""
    begun, over = multiprocessing.Event(), multiprocessing.Event()
    answers: multiprocessing.Queue[Counter[object]] = multiprocessing.Queue()
    process = multiprocessing.Process(target=_attack, args=(town, name, begun, over, answers), daemon=True)
    process.start()
    statuses: Counter[object] = Counter()
    try:
        begun.wait(30)
        yield statuses
    finally:
        over.set()
        statuses.update(answers.get(timeout=90))
        process.join(10)


def _attack(town: Town, name: str, begun: Event, over: Event, answers: "multiprocessing.Queue[Counter[object]]") -> None:
    work: Callable[[Town, Event], str | int] = {"snapshots": snapshots, "guesses": guesses, "bodies": bodies}[name]
    statuses: Counter[object] = Counter()

    def press() -> None:
        while not over.is_set():
            status = work(town, over)
            statuses[status] += 1
            if status in {429, 503}:
                over.wait(0.05)

    threads = [threading.Thread(target=press, daemon=True) for _ in range(ATTACKERS[name])]
    for thread in threads:
        thread.start()
    over.wait(0.5)  # until all are at it
    begun.set()
    over.wait()
    for thread in threads:
        thread.join(0.1)
    answers.put(statuses)


def snapshots(town: Town, over: Event) -> str | int:
    """A hundred parallel requests of one member for a page that hangs."""
    if over.is_set():
        return 0
    form = urlencode({"url": f"http://127.0.0.1:{town.hanging}/{secrets.token_hex(4)}"}).encode()
    path = f"/guides/{town.guide}/steps/{town.step}/snapshot"
    return town.ask(
        "POST", path, form, cookie=town.alice, content_type="application/x-www-form-urlencoded", hx_request_type="partial"
    )


def guesses(town: Town, over: Event) -> int:
    """Guesses at one account, each from another network."""
    form = urlencode({"email": town.email, "password": secrets.token_hex(8), "next": "/"}).encode()
    source = f"127.{secrets.randbelow(200) + 1}.0.1"
    status = town.ask("POST", "/sign-in", form, source=source, content_type=FORM)
    return status if not over.is_set() else 0


def bodies(town: Town, over: Event) -> int | str:
    """Forms of nobody's whose last byte never comes."""
    with suppress(OSError), socket.create_connection(("127.0.0.1", town.port), timeout=30) as connection:
        size = 1024 * 1024
        head = f"POST /sites HTTP/1.1\r\nHost: 127.0.0.1:{town.port}\r\nContent-Length: {size}\r\n"
        connection.sendall(f"{head}Content-Type: application/x-www-form-urlencoded\r\n\r\n".encode())
        with suppress(OSError):
            connection.sendall(b"name=" + b"x" * (size - 6))
        connection.settimeout(0.2)
        answer = b""
        while not over.is_set() and not answer:
            with suppress(TimeoutError):
                answer = connection.recv(4096)
                if not answer:
                    return "closed"
        return int(answer.split()[1]) if answer else "held"
    return "closed"
