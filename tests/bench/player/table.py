"""The player's figures beside their bars: `python tests/bench/player/table.py [RUNS]`.

driver.js 1.8 is installed from npm into `tests/bench/scratch`. Its page loads it from the page's own origin, and in a second one
from an origin of its own, as Cairn's script always is. Visits alternate; medians are printed.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser

sys.path.insert(0, str(Path(__file__).parents[3]))

from tests.bench.player.first_step import compare
from tests.bench.player.manners import between_steps, fetched, idle, layout_shift, left_behind
from tests.bench.player.releases import EVERY_MODULE, HARBOUR, LARGER, THREE_STEPS, sent
from tests.bench.player.world import chromium

MOST = 14_000
"""Bytes of what is one answer, and of the script on every page: what a fresh connection carries before it waits."""

Row = tuple[str, str, str, bool]
"""A figure, its bar, what was measured, and whether it is within."""


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with chromium() as browser:
        for figure, bar, reached, good in rows(browser, runs):
            print(f"{'ok  ' if good else 'MISS'} {figure:<66} {bar:>22}   {reached}", flush=True)


def rows(browser: Browser, runs: int) -> Iterator[Row]:
    yield from _sizes(browser)
    seen = compare(browser, runs)
    for figure, most, ours, theirs in (
        ("navigation to first painted step, against driver.js", 0.9, seen.cairn.first, seen.driver.first),
        ("the same, driver.js from an origin of its own as well", 0.9, seen.cairn.first, seen.elsewhere.first),
        ("the first until the page's next timer, as it was measured before", 0.9, seen.cairn.drawn, seen.driver.drawn),
        ("main-thread time until then, against driver.js", 1.0, seen.cairn.work, seen.driver.work),
    ):
        yield figure, f"ratio <= {most}", f"{ours / theirs:.2f} ({ours:.0f} ms and {theirs:.0f} ms)", ours <= most * theirs
    later = f"{seen.harbour.first / seen.driver.first:.2f} ({seen.harbour.first:.0f} ms)"
    yield "the first for Harbour's release", "no bar", later, True
    shift = layout_shift(browser)
    yield "cumulative layout shift caused", "0", f"{shift:g}", shift == 0
    requests, frames = between_steps(browser)
    yield "between two steps: requests, frames until painted", "0, <= 2", f"{requests}, {frames}", requests == 0 and frames <= 2
    timers, observers, script = idle(browser)
    reached = f"{timers}, {observers}, {script:.1f} ms"
    yield "idle page, no guide due: timers, observers, script", "0, 0, <= 2 ms", reached, not timers + observers and script <= 2
    listeners, nodes, heap = left_behind(browser)
    reached = f"{listeners:+d}, {nodes:+d}, {heap / 1024:+.0f} KiB"
    yield (
        "after 100 tours: listeners, nodes, heap",
        "0, 0, <= 64 KiB",
        reached,
        listeners <= 0 and nodes <= 0 and heap < 64 * 1024,
    )


def _sizes(browser: Browser) -> Iterator[Row]:
    for figure, most, composed in (
        ("script + three-step guide (brotli), everything until the first step", MOST, sent(THREE_STEPS)),
        ("script + Harbour's release, everything until the first step", MOST, sent(HARBOUR)),
        ("every module in use", 24_000, sent(EVERY_MODULE)),
        ("script of a release that is two answers, on every page", MOST, sent(LARGER)),
    ):
        size = len(composed.script.brotli)
        later = len(composed.drawing.brotli) if composed.drawing else 0
        more = f" (and {later:,} that draw its guides, on pages with one)" if later else ""
        yield figure, f"<= {most:,} bytes", f"{size:,} bytes{more}", size <= most
    asked = fetched(browser, THREE_STEPS)
    yield "requests until then", "<= 2", f"{len(asked)}", len(asked) <= 2
    lazy = [path for path in fetched(browser, HARBOUR, "/berths") if "/parts/" in path]
    yield "lazily loaded parts before use", "none", f"{len(lazy)}", not lazy


if __name__ == "__main__":
    main()
