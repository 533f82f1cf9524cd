"""One tenant tries to stop all: what another organisation and visitors notice meanwhile.

    .venv/bin/python tests/attacks/starvation.py [snapshots] [guesses] [bodies]

Starts Cairn on a free port of this machine with two organisations, attacks it as one of them (or as nobody) for some seconds, and
asks meanwhile as the other. Prints a line for each attack and ends with 1 when somebody waited longer than the bars below, when
memory grew past them, or when Cairn was not back to normal within five seconds. Everything stays on loopback and ends by itself.

The same is asked before each attack. Where somebody waited longer than half a bar even then, the machine is at work for others,
and waits and refusals say nothing of Cairn: then it ends with 2, unless memory grew.
"""

import json
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.attacks.attackers import ATTACKERS, attacked  # noqa: E402 -- the script is run from anywhere
from tests.attacks.besieged import Town, town  # noqa: E402

BARS = {"editor": 1.0, "guides.json": 0.1, "events": 1.0, "readyz": 1.0}
"""Seconds that 95 of 100 answers may take during an attack."""

MEMORY = 200
"""Mebibytes by which the server may grow."""

NORMAL_WITHIN = 5.0
QUIET = 4.0
"""Seconds for which is asked before an attack."""

UNJUDGED = "the machine is at work for others"


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
    quiet = {one: worst(times) for one, times in watched(town, QUIET)[0].items()}
    before = town.memory()
    with attacked(town, name) as statuses:
        seen, failed, peak = watched(town, seconds)
    ended = time.monotonic()
    while max(timed(town) for _ in range(3)) > BARS["guides.json"] and time.monotonic() - ended < 60:
        time.sleep(0.2)
    back = time.monotonic() - ended
    waits = {one: worst(times) for one, times in seen.items()}
    said = ", ".join(f"{one} {wait * 1000:.0f} ms (before: {quiet[one] * 1000:.0f})" for one, wait in waits.items())
    print(f"{name}: {said}; memory +{peak - before:.0f} MiB; back after {back:.1f} s; answers to the attack {dict(statuses)}")
    wrong = [f"{name}: {one} took {waits[one]:.2f} s, may take {bar:g}" for one, bar in BARS.items() if waits[one] > bar]
    wrong += [f"{name}: {what} answered {times} times" for what, times in failed.items()]
    wrong += [f"{name}: normal only after {back:.1f} s"] if back > NORMAL_WITHIN else []
    if wrong and any(quiet[one] > bar / 2 for one, bar in BARS.items()):
        wrong = [f"{one} ({UNJUDGED})" for one in wrong]
    return wrong + ([f"{name}: memory grew by {peak - before:.0f} MiB"] if peak - before > MEMORY else [])


def watched(town: Town, seconds: float) -> tuple[dict[str, list[float]], Counter[str], float]:
    """How long each answer took, what was answered that may not be, and the most that the server held."""
    seen: dict[str, list[float]] = {one: [] for one in BARS}
    failed: Counter[str] = Counter()
    stop, peak = threading.Event(), 0.0
    watchers = watch(town, stop, seen, failed)
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        peak = max(peak, town.memory())
        stop.wait(0.2)
    stop.set()
    for thread in watchers:
        thread.join(70)
    return seen, failed, peak


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
    return 0 if not wrong else 2 if all(UNJUDGED in one for one in wrong) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
