"""A running Cairn with two organisations and a site that hangs, for attacks to be tried on."""

import http.client
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from migrations import upgrade
from models.account import Member, MemberSession
from models.guide import Guide, GuideDocument
from models.guide.step import Step
from models.release.publish import publish
from models.site import Site
from models.support.database import Database
from models.support.sealer import Sealer
from tests.support.people import PASSWORD, settle, tour

ROOT = Path(__file__).parents[2]


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
    environ: Mapping[str, str]

    def ask(
        self, method: str, path: str, body: bytes = b"", *, cookie: str = "", source: str = "127.0.0.1", **headers: str
    ) -> int:
        """The status of an answer, read to its end; 0 when there was none."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return status_of(self.port, method, path, body, named | ({"cookie": f"cairn_session={cookie}"} if cookie else {}), source)

    @contextmanager
    def beside(self) -> Iterator["Town"]:
        """The same, asked at another server process on its database."""
        with serving(self.environ) as (port, process):
            yield replace(self, port=port, process=process)

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


def status_of(
    port: int, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None, source: str = "127.0.0.1"
) -> int:
    """The status of an answer, read to its end; 0 when there was none.

    Also where nobody listens yet and the system connects a request with itself, which then hears its own words.
    """
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60, source_address=(source, 0))
    try:
        connection.request(method, path, body or None, dict(headers or {}))
        answer = connection.getresponse()
        answer.read()
    except (OSError, http.client.HTTPException):
        return 0
    else:
        return answer.status
    finally:
        connection.close()


@contextmanager
def town() -> Iterator[Town]:
    with tempfile.TemporaryDirectory() as folder, hanging_server() as hanging:
        database = Database(f"sqlite:///{folder}/cairn.db", sealer=Sealer(b"k" * 32))
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
        environ = {
            **os.environ,
            "CAIRN_DATABASE_URL": f"sqlite:///{folder}/cairn.db",
            "CAIRN_SECRET_KEY": "k" * 32,
            "CAIRN_FETCH_ALLOW": f"127.0.0.1:{hanging}",
        }
        with serving(environ) as (port, process):
            yield Town(port, process, *secrets_of, *known, hanging, people.alice.email, environ)


@contextmanager
def serving(environ: Mapping[str, str]) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """`cairn serve` on a free port, once it can serve."""
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", "web.cli", "serve"], cwd=ROOT, env={**environ, "PORT": str(port)})
    try:
        while status_of(port, "GET", "/readyz") != 200:
            if process.poll() is not None:
                raise SystemExit("The server did not start.")
            time.sleep(0.1)
        yield port, process
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
