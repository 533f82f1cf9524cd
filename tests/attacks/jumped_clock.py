"""Moves the clock of a running Cairn a year forward and back: `python tests/attacks/jumped_clock.py`, with Debian's `faketime`.

Visitors and events go on all the time. A member works before, while and after; somebody guesses passwords until they are refused
while the clock is ahead. The clock that only goes forward is left alone, as real jumps leave it.
"""

import itertools
import os
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from sqlalchemy import func, select  # noqa: E402 -- the script is run from anywhere

from models.account import Member, MemberSession  # noqa: E402
from models.event.event_count import Count  # noqa: E402
from models.support.database import Database  # noqa: E402
from tests.attacks.besieged import status_of  # noqa: E402
from tests.attacks.killed_intake import EVENTS, Town  # noqa: E402
from tests.attacks.stopping import wait_until  # noqa: E402
from tests.support.databases import SqliteFiles  # noqa: E402
from tests.support.people import PASSWORD  # noqa: E402

LIBRARY = next(iter(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1")), None)
PROGRAM = """
import sys, threading, time
time.sleep = lambda seconds: threading.Event().wait(seconds) and None
from web.cli import main
sys.exit(main([COMMAND]))
"""
"""Python sleeps until a moment of the clock that only goes forward, which libfaketime 0.9.10 refuses (EINVAL) where the other
clock is a false one; waiting for an event it leaves alone. Processes that are forked from it do the same.
"""

NOW, AHEAD = "+0", "+365d"
GUESSES = 14
"""More than one account is allowed from one network in a minute."""


@dataclass
class Seen:
    """Statuses; `session` and `sign_in` by when they were asked: before, ahead, after."""

    acknowledged: int = 0
    counted: float = 0
    events: Counter[int] = field(default_factory=Counter[int])
    visitors: Counter[int] = field(default_factory=Counter[int])
    session: dict[str, int] = field(default_factory=dict[str, int])
    sign_in: dict[str, int] = field(default_factory=dict[str, int])


@dataclass
class Jump:
    town: Town
    clock: Path
    cookie: str
    email: str
    seen: Seen = field(default_factory=Seen)

    def set(self, offset: str) -> None:
        """Until the server answers by that clock, which its answers' Date says nothing of: two batches later."""
        set_clock(self.clock, offset)
        before = self.seen.acknowledged
        assert wait_until(lambda: self.seen.acknowledged > before + 10, 30), f"events are counted at {offset}: {self.seen}"

    def work(self, when: str) -> None:
        self.seen.session[when] = status_of(self.town.port, "GET", "/guides", headers={"cookie": f"cairn_session={self.cookie}"})

    def sign_in(self, password: str) -> int:
        form = urlencode({"email": self.email, "password": password}).encode()
        headers = {"content-type": "application/x-www-form-urlencoded", "origin": f"http://127.0.0.1:{self.town.port}"}
        return status_of(self.town.port, "POST", "/sign-in", form, headers)

    def visit(self) -> None:
        while not self.town.over.wait(0.02):
            self.seen.visitors[status_of(self.town.port, "GET", f"/player/v1/{self.town.key}.js")] += 1

    def count(self) -> None:
        for number in itertools.count():
            while (status := self.town.send(f"{number:032x}", number)) != 202:
                self.seen.events[status] += 1
                if self.town.over.wait(0.05):
                    return
            self.seen.acknowledged += 1
            if self.town.over.wait(0.02):
                return


def attack(database: Database, folder: Path) -> Seen:
    jump = _settled(database, folder / "clock")
    jump.clock.write_text(NOW)
    server = _start(jump)
    threads = [threading.Thread(target=jump.visit), threading.Thread(target=jump.count)]
    try:
        assert wait_until(lambda: status_of(jump.town.port, "GET", "/readyz") == 200, 90), "the server is ready"
        assert status_of(jump.town.port, "GET", f"/player/v1/{jump.town.key}.js") == 200
        for one in threads:
            one.start()
        jump.work("before")
        jump.set(AHEAD)
        jump.work("ahead")
        jump.seen.sign_in["guesses ahead"] = [jump.sign_in("a wrong guess") for _ in range(GUESSES)][-1]
        jump.set(NOW)
        jump.work("after")
        jump.seen.sign_in["after"] = jump.sign_in(PASSWORD)
    finally:
        jump.town.over.set()
        for one in threads:
            one.join(60)
        server.terminate()
        server.wait(30)
    with database.reading() as session:
        jump.seen.counted = session.scalar(select(func.coalesce(func.sum(Count.total), 0))) / EVENTS
    return jump.seen


def _settled(database: Database, clock: Path) -> Jump:
    town = Town.of(database)
    with database.writing() as session:
        alice = next(one for one in session.scalars(select(Member)) if one.name == "Alice")
        alice.set_password(PASSWORD)
        return Jump(town, clock, MemberSession.start(session, alice, datetime.now(UTC)), alice.email)


def false_clock(clock: Path) -> dict[str, str]:
    """The environment of a process that reads the time from that file each time; the clock that only goes forward stays."""
    kept = {"FAKETIME_NO_CACHE": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
    return {"LD_PRELOAD": str(LIBRARY), "FAKETIME_TIMESTAMP_FILE": str(clock), **kept}


def by_false_clock(command: str) -> tuple[str, str]:
    """What Python is told, to run a command of Cairn's that can sleep by a false clock."""
    return "-c", PROGRAM.replace("COMMAND", repr(command))


def set_clock(clock: Path, offset: str) -> None:
    fresh = clock.with_suffix(".new")
    fresh.write_text(offset)
    fresh.replace(clock)


def _start(jump: Jump) -> subprocess.Popen[bytes]:
    """The server by the clock that the file says."""
    fake = false_clock(jump.clock)
    before = {name: os.environ.get(name) for name in fake}
    os.environ.update(fake)
    try:
        return jump.town.start(by_false_clock("serve"))
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def main() -> int:
    with tempfile.TemporaryDirectory() as folder, SqliteFiles(Path(folder)).fresh() as database:
        print(attack(database, Path(folder)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
