"""Requests that arrive by the clock, whether or not earlier ones were answered, and what came of them."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]


class Answer(NamedTuple):
    """What came of one request: when it was due, in seconds from the beginning, its wait from then on, its status, and how much
    of the wait was the server's.
    """

    due: float
    wait: float
    status: int
    served: float


@dataclass
class Heard:
    """What came of requests."""

    began: float
    rows: list[Answer] = field(default_factory=list)

    @property
    def statuses(self) -> Counter[int]:
        return Counter(row.status for row in self.rows)

    def waits(self, *statuses: int) -> list[float]:
        """Those of answers with one of these statuses, or all; the shortest first."""
        return sorted(row.wait for row in self.rows if not statuses or row.status in statuses)

    def within(self, share: float, *statuses: int) -> float:
        """How long that share of the answers took at most; 0 where there was none."""
        waits = self.waits(*statuses)
        return _at(waits, share)

    def served(self, share: float) -> float:
        """The same for what the server took of it."""
        return _at(sorted(row.served for row in self.rows), share)


def _at(waits: Sequence[float], share: float) -> float:
    return waits[min(len(waits) - 1, int(len(waits) * share))] if waits else 0.0


def arrive(port: int, requests: Sequence[str], seconds: float, **pace: float) -> Heard:
    """What came of it, when all is over."""
    return heard_of(arriving(port, requests, seconds, **pace))


def arriving(port: int, requests: Sequence[str], seconds: float, *, rate: float = 0, at_once: float = 0) -> subprocess.Popen[str]:
    """The process that sends them, at work."""
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "tests/attacks/crowd.py")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
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
    return Heard(said["began"], [Answer(*row) for row in said["rows"]])


def get(path: str, **headers: str) -> str:
    """One request without a body, as text."""
    named = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return f"GET {path} HTTP/1.1\r\nhost: 127.0.0.1\r\n{named}\r\n"
