"""Fills the disk under a Cairn that is visited and counted, and makes room again: `python tests/attacks/full_disk.py`.

The database is SQLite's file on a small file system in memory, which takes root to make. Whatever is asked to be written while
there is no room is answered with 503 and a sentence; visitors are served; what was acknowledged is there at the end, once.
"""

import contextlib
import itertools
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from sqlalchemy import func, select, text  # noqa: E402 -- the script is run from anywhere

from migrations import upgrade  # noqa: E402
from models.event.event_count import Count  # noqa: E402
from models.support.database import Database  # noqa: E402
from models.support.sealer import Sealer  # noqa: E402
from tests.attacks.besieged import status_of  # noqa: E402
from tests.attacks.killed_intake import EVENTS, Town  # noqa: E402
from tests.attacks.stopping import wait_until  # noqa: E402
from tests.support.databases import KEY  # noqa: E402

ROOM = "24m"
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
    is_whole: bool = False


def attack() -> Seen:
    seen = Seen()
    with _small_disk() as disk:
        database = Database(f"sqlite:///{disk}/cairn.db", sealer=Sealer(KEY))
        upgrade(database)
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
            seen.probes.update(f"{path} {status_of(town.port, 'GET', path)}" for path in ("/healthz", "/readyz"))
            filler.unlink()
            before, began = seen.acknowledged, time.monotonic()
            assert wait_until(lambda: seen.acknowledged > before + 5, 30), "events are counted again"
            seen.back = time.monotonic() - began
        finally:
            town.over.set()
            for one in threads:
                one.join(60)
            server.terminate()
            server.wait(30)
        with database.reading() as session:
            seen.counted = session.scalar(select(func.coalesce(func.sum(Count.total), 0))) / EVENTS
            seen.is_whole = session.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
        database.close()
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


@contextlib.contextmanager
def _small_disk() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={ROOM},mode=700", "tmpfs", folder], check=True)
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", folder], check=True)


if __name__ == "__main__":
    found = attack()
    print(found)
    sys.exit(int(found.counted != found.acknowledged or set(found.visitors) != {200} or not found.is_whole))
