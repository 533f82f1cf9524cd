"""Visits to sites as they were published, beside driver.js and beside themselves.

    python tests/bench/player/first_visits.py [RUNS]

Everything comes from `cairn serve`: the demonstration of `cairn seed`, a tour made in the editor, a site of ten guides. The page
is Harbour's, with the tag or with driver.js and the same tour. Visits alternate; printed are the ratio of the medians and
between what 95 of 100 such runs would give it (`interval.py`).
"""

import statistics
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page

sys.path.insert(0, str(Path(__file__).parents[3]))

from tests.bench.player.first_step import WATCH
from tests.bench.player.interval import interval, ratio
from tests.bench.player.published_world import Published, ask, driven, harbour, published
from tests.bench.player.world import chromium, metrics, visitor

Row = tuple[str, str, str, bool]
"""A figure, its bar, what was measured, and whether it is within."""


@dataclass
class Seen:
    """Milliseconds, a visit each: from navigation until the first step was on screen, and of main-thread work until then."""

    first: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)

    def add(self, page: Page, session: CDPSession, url: str) -> None:
        before = metrics(session)["TaskDuration"]
        page.goto(url)
        page.wait_for_function("window.drawn")
        self.work.append((metrics(session)["TaskDuration"] - before) * 1000)
        self.first.append(page.evaluate("first"))


Visit = Callable[[Seen], None]


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with chromium() as browser, published(browser) as sites:
        for name, site in vars(sites).items():
            print(f"     {name:<14} script {_bytes(site):>6,} bytes", flush=True)
        for figure, bar, reached, good in rows(browser, vars(sites), runs):
            print(f"{'ok  ' if good else 'MISS'} {figure:<66} {bar:>12}   {reached}", flush=True)


def rows(browser: Browser, sites: Mapping[str, Published], runs: int) -> Iterator[Row]:
    visits: dict[str, Visit] = {}
    for name, site in sites.items():
        visits |= _visits(browser, name, site)
    seen = {name: Seen() for name in visits}
    for _ in range(runs):
        for name, visit in visits.items():
            visit(seen[name])
    for name, told, most in (
        ("demonstration", "the demonstration's release", 0.95),
        ("edited", "a tour of three steps from the editor", 0.95),
        ("ten", "ten guides, two due, three segments, a theme, two languages", 1.0),
    ):
        ours, theirs = seen[name], seen[f"{name}, driver.js"]
        yield _row(f"{told}, against driver.js", most, ours.first, theirs.first)
        yield _row("  its main-thread time until then", 1.0, ours.work, theirs.work)
    for name in ("demonstration", "ten"):
        later, first = seen[f"{name}, later page"], seen[f"{name}, that page first"]
        yield _row(f"{name}: second page of a visit, against its first visit", 0.8, later.first, first.first)
    yield from _nothing_due(browser, sites["demonstration"], runs)


def _row(figure: str, most: float, ours: list[float], theirs: list[float]) -> Row:
    low, high = interval(ours, theirs)
    reached = f"{ratio(ours, theirs):.2f} [{low:.2f}, {high:.2f}] ({statistics.median(ours):.0f} ms and "
    return figure, f"<= {most:.2f}", f"{reached}{statistics.median(theirs):.0f} ms)", ratio(ours, theirs) <= most


def _visits(browser: Browser, name: str, site: Published) -> dict[str, Visit]:
    tagged = harbour(f'{WATCH}<script async src="{site.script}"></script>').url
    drive = harbour(f'{WATCH}<link rel="stylesheet" href="/driver.css">', driven(site.due_tour())).url

    def once(url: str) -> Visit:
        def visit(seen: Seen) -> None:
            with visitor(browser, slow=True) as (page, session):
                seen.add(page, session, url)

        return visit

    def later(seen: Seen) -> None:
        with visitor(browser, slow=True) as (page, session):
            Seen().add(page, session, f"{tagged}/")
            seen.add(page, session, f"{tagged}/berths")

    return {
        name: once(f"{tagged}/"),
        f"{name}, driver.js": once(f"{drive}/"),
        **({} if name == "edited" else {f"{name}, later page": later, f"{name}, that page first": once(f"{tagged}/berths")}),
    }


def _bytes(site: Published) -> int:
    return len(ask(site.script, accept_encoding="br").body)


def _nothing_due(browser: Browser, site: Published, runs: int) -> Iterator[Row]:
    """The demonstration's release on a page that no guide of it is for."""
    size = _bytes(site)
    yield "nothing due: script, first visit", "<= 12,000", f"{size:,} bytes", size <= 12_000
    etag = ask(site.script, accept_encoding="br").headers["etag"]
    again = ask(site.script, accept_encoding="br", if_none_match=etag)
    waits = "stale-while-revalidate" not in again.headers["cache-control"]
    reached = f"{again.status}, {'awaited' if waits else 'nothing awaited'}"
    yield "  later visits", "304", reached, again.status == 304 and not waits
    pages = {"tag": harbour(f'<script async src="{site.script}"></script>').url, "none": harbour().url}
    spent: dict[tuple[str, str], list[float]] = {(page, visit): [] for page in pages for visit in ("first", "later")}
    for _ in range(runs):
        for name, url in pages.items():
            with visitor(browser) as (page, session):
                session.send("Performance.disable")
                session.send("Performance.enable", {"timeDomain": "threadTicks"})
                for visit in ("first", "later"):
                    before = metrics(session)["ScriptDuration"]
                    page.goto(f"{url}/reports", wait_until="load")
                    spent[name, visit].append((metrics(session)["ScriptDuration"] - before) * 1000)
    for visit in ("first", "later"):
        ours = statistics.median(spent["tag", visit]) - statistics.median(spent["none", visit])
        yield f"  script time, {visit} visit, without the page's own", "<= 2 ms", f"{ours:.1f} ms", ours <= 2


if __name__ == "__main__":
    main()
