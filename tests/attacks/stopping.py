"""Starts and stops Cairn's processes at random moments: `python tests/attacks/stopping.py [--times 200] [--tree FOLDER]`.

Each start must come up; it gets SIGTERM, SIGINT or SIGKILL (or three SIGTERMs in a row), half of them on the way up, half once
it is up. It must be gone within `PATIENCE` seconds, and nothing that it started may be left: no process, no port that somebody
listens on. Everything that a start starts is known by a mark in its environment. Linux only, loopback only.
"""

import argparse
import json
import os
import random
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
MARK = "STOPPING_MARK"
PATIENCE = 20.0
LEAVING = 12.0
STARTING = 60.0
PARTS = {
    "run": (["web.cli", "run"], 5.0),
    "serve": (["web.cli", "serve"], 2.5),
    "worker": (["web.cli", "worker"], 2.5),
    "harbour": (["web.harbour.server", "DEMO_PORT"], 1.0),
}
BLOWS = {"term": [signal.SIGTERM], "int": [signal.SIGINT], "kill": [signal.SIGKILL], "terms": [signal.SIGTERM] * 3}


@dataclass
class Tally:
    """What went wrong, by part; each entry names the signal and the second."""

    starts: int = 0
    down: list[str] = field(default_factory=list)
    hung: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    ports: list[str] = field(default_factory=list)
    slowest: float = 0.0

    @property
    def faults(self) -> list[str]:
        return [*self.down, *self.hung, *self.left, *self.ports]


class Field:
    """A folder with a database that is ready, so that a start is a start and no installation."""

    def __init__(self, tree: Path, folder: Path) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever was started to ignore it would hand that on
        self.tree, self.folder = tree, folder
        self._fresh = folder / "fresh"
        self._fresh.mkdir()
        for command in ("migrate", "seed"):
            self.command(["web.cli", command], self.environ(self._fresh)).wait()

    def environ(self, place: Path, port: int = 8000, demo_port: int = 8001, mark: str = "") -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("CAIRN_", "PORT", "DEMO_", "WEB_"))}
        ours = {"CAIRN_DATABASE_URL": f"sqlite:///{place}/cairn.db", "CAIRN_SECRET_KEY": "k" * 32, "WEB_CONCURRENCY": "2"}
        return {**kept, **ours, "PORT": str(port), "DEMO_PORT": str(demo_port), MARK: mark}

    def command(self, words: list[str], environ: dict[str, str]) -> "subprocess.Popen[bytes]":
        words = [environ.get(word, word) for word in words]
        if words[0] == "web.harbour.server" and not (self.tree / "web/harbour/server.py").exists():
            words[0] = "web.harbour.serving"  # as older trees call it
        silent = subprocess.DEVNULL
        return subprocess.Popen(
            [sys.executable, "-m", *words],
            cwd=self.tree,
            env=environ,
            stdin=silent,
            stdout=silent,
            stderr=silent,
            start_new_session=True,
        )

    def once(self, part: str, blow: str, after: float, tally: Tally, *, is_up: bool) -> None:
        """One start and one stop, `after` seconds from the start or, with `is_up`, from serving."""
        words, _ = PARTS[part]
        place = self.folder / "used"
        shutil.copytree(self._fresh, place)
        port, demo_port = free_ports(2)
        mark = secrets.token_hex(8)
        name = f"{blow} {after:.2f} s after {'serving' if is_up else 'the start'}"
        process = self.command(words, self.environ(place, port, demo_port, mark))
        try:
            if is_up:
                up = wait_until(lambda: self.is_up(part, place, port, demo_port), STARTING)
                tally.down += [] if up else [name]
            time.sleep(after)
            began = time.monotonic()
            for number in BLOWS[blow]:
                process.send_signal(number)
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                tally.hung.append(name)
                process.kill()
                process.wait()
            tally.slowest = max(tally.slowest, round(time.monotonic() - began, 2))
            if blow in {"int", "term", "terms"} and name in tally.hung:
                return
            tally.left += [f"{name}: {left}" for left in waited_for(mark)]
            wait_until(lambda: not is_taken(port) and not is_taken(demo_port), 3.0)  # the last thread closes it
            tally.ports += [f"{name}: {one}" for one in (port, demo_port) if is_taken(one)]
        finally:
            for pid in marked(mark):
                os.kill(pid, signal.SIGKILL)
            while marked(mark):
                time.sleep(0.01)
            tally.starts += 1
            shutil.rmtree(place, ignore_errors=True)

    def is_up(self, part: str, place: Path, port: int, demo_port: int) -> bool:
        if part == "worker":
            return (place / "cairn-jobs.db").exists()
        return all(is_taken(one) for one in {"serve": [port], "harbour": [demo_port]}.get(part, [port, demo_port]))


def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while not (met := condition()) and time.monotonic() < end:
        time.sleep(0.02)
    return met


def free_ports(number: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def is_taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def waited_for(mark: str) -> list[str]:
    """The command lines of what is still there when everything has had its time to leave."""
    wait_until(lambda: not marked(mark), LEAVING)
    return [" ".join(Path(f"/proc/{pid}/cmdline").read_text().split("\0"))[:160] for pid in marked(mark)]


def marked(mark: str) -> list[int]:
    """The living processes with that mark."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                is_ours = f"{MARK}={mark}".encode() in (entry / "environ").read_bytes()
                if is_ours and (entry / "stat").read_text().rpartition(")")[2].split()[0] not in "ZX":
                    found.append(int(entry.name))
            except OSError:
                continue
    return found


def attack(tree: Path, times: int, seed: int, parts: list[str]) -> dict[str, Tally]:
    tallies = {part: Tally() for part in parts}
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        place = Field(tree, Path(folder))
        for number in range(times):
            part, blow = parts[number % len(parts)], chance.choice(list(BLOWS))
            is_up = chance.random() < 0.5
            place.once(part, blow, chance.uniform(0.0, 0.3 if is_up else PARTS[part][1]), tallies[part], is_up=is_up)
    return tallies


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tree", type=Path, default=ROOT)
    parser.add_argument("--parts", default=",".join(PARTS))
    chosen = parser.parse_args()
    tallies = attack(chosen.tree, chosen.times, chosen.seed, chosen.parts.split(","))
    for part, tally in tallies.items():
        print(part, json.dumps(vars(tally), indent=1))
    return int(any(tally.faults for tally in tallies.values()))


if __name__ == "__main__":
    sys.exit(main())
