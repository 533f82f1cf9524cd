"""One tenant tries to stop all: what another organisation and visitors notice meanwhile.

    .venv/bin/python tests/attacks/starvation.py [snapshots] [guesses] [bodies]

Starts Cairn on a free port of this machine with two organisations, attacks it as one of them (or as nobody) for some seconds, and
asks meanwhile as the other. Prints a line for each attack and ends with 1 when somebody waited longer than the bars below, when
memory grew past them, or when Cairn was not back to normal within five seconds. Everything stays on loopback and ends by itself.
"""

import http.client
import json
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from migrations import upgrade  # noqa: E402 -- the script is run from anywhere
from models.account import Member, MemberSession  # noqa: E402
from models.guide import Guide, GuideDocument  # noqa: E402
from models.guide.step import Step  # noqa: E402
from models.release.publish import publish  # noqa: E402
from models.site import Site  # noqa: E402
from models.support.database import Database  # noqa: E402
from tests.support.people import PASSWORD, settle, tour  # noqa: E402

BARS = {"editor": 1.0, "guides.json": 0.1, "events": 1.0, "readyz": 1.0}
"""Seconds that 95 of 100 answers may take during an attack."""

MEMORY = 200
"""Mebibytes by which the server may grow."""

NORMAL_WITHIN = 5.0
FORM = "application/x-www-form-urlencoded"
ATTACKERS = {"snapshots": 100, "guesses": 60, "bodies": 200}


@dataclass
class Town:
    """A running Cairn, and what is known of it."""

    port: int
    process: subprocess.Popen[bytes]
    alice: str
    charlie: str
    guide: int
    step: str
    charlies_key: str
    charlies_guide: str
    version: str
    hanging: int
    email: str
    problems: list[str] = field(default_factory=list)

    def ask(
        self, method: str, path: str, body: bytes = b"", *, cookie: str = "", source: str = "127.0.0.1", **headers: str
    ) -> int:
        """The status of an answer, read to its end; 0 when there was none."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60, source_address=(source, 0))
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            if cookie:
                named["cookie"] = f"cairn_session={cookie}"
            connection.request(method, path, body or None, named)
            answer = connection.getresponse()
            answer.read()
        except OSError:
            return 0
        else:
            return answer.status
        finally:
            connection.close()

    def memory(self) -> float:
        """Mebibytes that the server and its children hold."""
        pages = 0
        for process in Path("/proc").glob("[0-9]*"):
            with suppress(OSError, IndexError):
                if self._is_ours(int(process.name)):
                    pages += int((process / "statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20

    def _is_ours(self, pid: int) -> bool:
        while pid > 1:
            if pid == self.process.pid:
                return True
            pid = int(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1])
        return False


@contextmanager
def town() -> Iterator[Town]:
    with tempfile.TemporaryDirectory() as folder, hanging_server() as hanging:
        database = Database(f"sqlite:///{folder}/cairn.db")
        upgrade(database)
        people = settle(database)
        now = datetime.now(UTC)
        with database.writing() as session:
            site = session.get_one(Site, people.alice.site.id)
            site.address = f"http://127.0.0.1:{hanging}/"
            alice = session.get_one(Member, people.alice.member.id)
            alice.set_password(PASSWORD)
            step = Step.new("tooltip", site.address)
            guide = Guide.create(session, site, "Attack", "tour", GuideDocument((step,)), alice, now)
            charlie = session.get_one(Member, people.charlie.member.id)
            theirs = tour(session, people.charlie, "Greeting")
            release = publish(session, theirs, seen="", by=charlie, now=now)
            secrets_of = MemberSession.start(session, alice, now), MemberSession.start(session, charlie, now)
            known = (guide.id, step.id, people.charlie.site.key, theirs.key, release.guides()[0]["version"])
        database.close()
        port = free_port()
        environ = {
            **os.environ,
            "CAIRN_DATABASE_URL": f"sqlite:///{folder}/cairn.db",
            "CAIRN_SECRET_KEY": "k" * 32,
            "CAIRN_FETCH_ALLOW": f"127.0.0.1:{hanging}",
            "PORT": str(port),
        }
        process = subprocess.Popen([sys.executable, "-m", "web.cli", "serve"], cwd=ROOT, env=environ)
        try:
            town = Town(port, process, *secrets_of, *known, hanging, people.alice.email)
            while town.ask("GET", "/readyz") != 200:
                if process.poll() is not None:
                    raise SystemExit("The server did not start.")
                time.sleep(0.1)
            yield town
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(20)
            process.kill()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


@contextmanager
def hanging_server() -> Iterator[int]:
    """A site that takes every connection and never answers."""
    with socket.create_server(("127.0.0.1", 0), backlog=512) as listener:
        taken: list[socket.socket] = []

        def take() -> None:
            with suppress(OSError):
                while True:
                    taken.append(listener.accept()[0])

        threading.Thread(target=take, daemon=True).start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)
        for one in taken:
            one.close()


def snapshots(town: Town, over: threading.Event) -> str | int:
    """A hundred parallel requests of one member for a page that hangs."""
    if over.is_set():
        return 0
    form = urlencode({"url": f"http://127.0.0.1:{town.hanging}/{secrets.token_hex(4)}"}).encode()
    path = f"/guides/{town.guide}/steps/{town.step}/snapshot"
    return town.ask(
        "POST", path, form, cookie=town.alice, content_type="application/x-www-form-urlencoded", hx_request_type="partial"
    )


def guesses(town: Town, over: threading.Event) -> int:
    """Guesses at one account, each from another network."""
    form = urlencode({"email": town.email, "password": secrets.token_hex(8), "next": "/"}).encode()
    source = f"127.{secrets.randbelow(200) + 1}.0.1"
    status = town.ask("POST", "/sign-in", form, source=source, content_type=FORM)
    return status if not over.is_set() else 0


def bodies(town: Town, over: threading.Event) -> int | str:
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


def watch(town: Town, stop: threading.Event, seen: dict[str, list[float]], failed: Counter[str]) -> list[threading.Thread]:
    """Asks as the other organisation and its visitors, again and again, and notes how long each answer took."""
    event = {"figure": "started", "guide": town.charlies_guide, "version": town.version, "step": "s1"}
    batch = json.dumps({"schema": 1, "environment": "production", "events": [event]}).encode()
    questions: dict[str, Callable[[], int]] = {
        "editor": lambda: town.ask("GET", "/guides", cookie=town.charlie),
        "guides.json": lambda: town.ask("GET", f"/player/v1/{town.charlies_key}/guides.json"),
        "events": lambda: town.ask(
            "POST",
            f"/player/v1/{town.charlies_key}/events",
            batch,
            content_type="text/plain",
            origin="https://app.borealis.example",
        ),
        "readyz": lambda: town.ask("GET", "/readyz"),
    }
    fine = {"editor": {200}, "guides.json": {200}, "events": {202, 429, 503}, "readyz": {200}}

    def ask(name: str, question: Callable[[], int]) -> None:
        while not stop.is_set():
            begun = time.monotonic()
            status = question()
            seen[name].append(time.monotonic() - begun)
            if status not in fine[name]:
                failed[f"{name} {status}"] += 1
            stop.wait(0.1)

    threads = [threading.Thread(target=ask, args=item, daemon=True) for item in questions.items()]
    for thread in threads:
        thread.start()
    return threads


def attack(town: Town, name: str, seconds: float) -> list[str]:
    """Runs one attack and says what was worse than it may be."""
    work = {"snapshots": snapshots, "guesses": guesses, "bodies": bodies}[name]
    seen: dict[str, list[float]] = {one: [] for one in BARS}
    failed: Counter[str] = Counter()
    statuses: Counter[object] = Counter()
    over, stop = threading.Event(), threading.Event()
    before = peak = town.memory()

    def press() -> None:
        while not over.is_set():
            status = work(town, over)
            statuses[status] += 1
            if status in {429, 503}:
                over.wait(0.05)

    attackers = [threading.Thread(target=press, daemon=True) for _ in range(ATTACKERS[name])]
    for thread in attackers:
        thread.start()
    over.wait(0.5)  # until they are at it
    watchers = watch(town, stop, seen, failed)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        peak = max(peak, town.memory())
        over.wait(0.2)
    stop.set()
    for thread in watchers:
        thread.join(70)
    over.set()
    ended = time.monotonic()
    while max(timed(town) for _ in range(3)) > BARS["guides.json"] and time.monotonic() - ended < 60:
        time.sleep(0.2)
    back = time.monotonic() - ended
    waits = {one: worst(times) for one, times in seen.items()}
    said = ", ".join(f"{one} {wait * 1000:.0f} ms" for one, wait in waits.items())
    print(f"{name}: {said}; memory +{peak - before:.0f} MiB; back after {back:.1f} s; answers to the attack {dict(statuses)}")
    wrong = [f"{name}: {one} took {waits[one]:.2f} s, may take {bar:g}" for one, bar in BARS.items() if waits[one] > bar]
    wrong += [f"{name}: {what} answered {times} times" for what, times in failed.items()]
    wrong += [f"{name}: memory grew by {peak - before:.0f} MiB"] if peak - before > MEMORY else []
    wrong += [f"{name}: normal only after {back:.1f} s"] if back > NORMAL_WITHIN else []
    return wrong


def timed(town: Town) -> float:
    begun = time.monotonic()
    town.ask("GET", f"/player/v1/{town.charlies_key}/guides.json")
    return time.monotonic() - begun


def worst(times: list[float]) -> float:
    """What 95 of 100 answers took at most; the worst one of fewer than twenty."""
    return sorted(times)[max(0, int(len(times) * 0.95) - (len(times) < 20))] if len(times) > 1 else (times or [99.0])[0]


def main(names: list[str], seconds: float = 8.0) -> int:
    wrong: list[str] = []
    for name in names or list(ATTACKERS):
        with town() as found:
            wrong += attack(found, name, seconds)
    print("\n".join(wrong) or "Nobody else noticed.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
