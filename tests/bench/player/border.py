"""Up to which size a release is better one answer: `python tests/bench/player/border.py [RUNS]`.

Releases as they were published, from the demonstration's to one of 260 guides, each as one answer and as two, by turns,
over connections that begin slowly: what does not fit into the first flight waits for a round trip. Printed is the time to the
first step as one answer, divided by that as two, and what a page pays on which nothing is due.
"""

import statistics
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

sys.path.insert(0, str(Path(__file__).parents[3]))

from models.support.canonical_json import content_hash
from tests.bench.player.first_step import WATCH
from tests.bench.player.first_visits import Seen
from tests.bench.player.interval import interval, ratio
from tests.bench.player.published_world import harbour, published
from tests.bench.player.world import Origin, chromium, packed_once, serving, visitor

MORE = (0, 30, 90, 250)
"""Guides that the site of ten has besides."""
NEVER, ALWAYS = 0, 1_000_000


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with chromium() as browser:
        with published(browser) as sites:
            ten = sites.ten.release()
            releases = {
                "demonstration": sites.demonstration.release(),
                **{f"{10 + more} guides": grown(ten, more) for more in MORE},
            }
        for name, release in releases.items():
            print(f"{name:<14} {_compared(browser, {**release, 'site': 'key'}, runs)}", flush=True)


def _compared(browser: Browser, release: dict[str, Any], runs: int) -> str:
    whole, apart = (serving(release, border, starts_slowly=True) for border in (ALWAYS, NEVER))
    pages = [harbour(f'{WATCH}<script async src="{cairn.url}/player/v1/key.js"></script>') for cairn in (whole, apart)]
    one, two = Seen(), Seen()
    for _ in range(runs):
        for seen, page in zip((one, two), pages, strict=True):
            with visitor(browser, slow=True) as (tab, session):
                seen.add(tab, session, f"{page.url}/")
    low, high = interval(one.first, two.first)
    sizes = f"one answer {_size(whole):>6,} B, in two {_size(apart):>6,} B on every page"
    times = f"({statistics.median(one.first):.0f} ms and {statistics.median(two.first):.0f} ms)"
    return f"{sizes}; one / two {ratio(one.first, two.first):.2f} [{low:.2f}, {high:.2f}] {times}"


def grown(release: dict[str, Any], more: int) -> dict[str, Any]:
    """With so many guides besides, each like one of those that are due elsewhere, for pages and with words of its own."""
    elsewhere = [guide for guide in release["guides"] if guide["rules"]["pages"]["include"][0]["value"] != "/"]
    return {**release, "guides": [*release["guides"], *(_another(elsewhere[at % len(elsewhere)], at) for at in range(more))]}


def _another(guide: dict[str, Any], number: int) -> dict[str, Any]:
    name = content_hash(number)
    page = {"part": "path", "operator": "equals", "value": f"/{name[:8]}"}
    steps = [
        {
            **step,
            "title": f"{name[at : at + 8]} {step['title']}",
            "body": [["p", f"What {name[8 + at : 24 + at]} is for, and why."]],
        }
        for at, step in enumerate(guide["content"]["steps"])
    ]
    content = {"language": "en", "steps": steps}
    rules = {**guide["rules"], "pages": {"include": [page]}}
    return {**guide, "id": f"guide-{name[:8]}", "version": name, "priority": -1, "rules": rules, "content": content}


def _size(cairn: Origin) -> int:
    return len(packed_once(cairn.files["/player/v1/key.js"][1]))


if __name__ == "__main__":
    main()
