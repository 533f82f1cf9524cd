"""From navigation to the first painted step: Cairn against driver.js, in one Chromium, alternating."""

import statistics
from dataclasses import dataclass

from playwright.sync_api import Browser

from tests.bench.player.releases import STEPS, TEXT, THREE_STEPS
from tests.bench.player.world import Origin, driver_js, metrics, serving, visitor

FILLER = "".join(f"<p>{n}: boats, berths and weather at the pier.</p>" for n in range(200))
WATCH = """<script>new MutationObserver(() => {
  if (!window.first && document.querySelector("cairn-stage,.driver-popover"))
    window.first = new Promise(done => requestAnimationFrame(() => setTimeout(() => done(performance.now()))));
}).observe(document, {childList: true, subtree: true});</script>"""
PAGE = f"<!doctype html><html lang=en><meta charset=utf-8><title>Harbour</title>%s<body><button id=a>Reserve</button>{FILLER}%s"


@dataclass(frozen=True)
class Visits:
    """Medians, in milliseconds: until the first step was painted, and of main-thread work until then."""

    first: float
    work: float


@dataclass(frozen=True)
class Comparison:
    cairn: Visits
    driver: Visits


def compare(browser: Browser, runs: int) -> Comparison:
    """Cairn and driver.js by turns, so that whatever else the machine does slows both."""
    cairn = serving(THREE_STEPS)
    customer = Origin(driver_js() | _pages(cairn.url))
    seen: dict[str, list[tuple[float, float]]] = {"driver": [], "cairn": []}
    for run in range(runs * 2):
        name = ("driver", "cairn")[run % 2]
        seen[name].append(_visit(browser, f"{customer.url}/{name}"))
    return Comparison(**{name: Visits(*map(statistics.median, zip(*visits, strict=True))) for name, visits in seen.items()})


def _pages(cairn: str) -> dict[str, tuple[str, bytes]]:
    steps = ",".join(f'{{element:"#{name}",popover:{{title:"{title}",description:"{TEXT}"}}}}' for name, title in STEPS)
    start = f'<script src="/driver.js"></script><script>driver.js.driver({{steps:[{steps}]}}).drive()</script>'
    return {
        "/driver": ("text/html", (PAGE % (WATCH + '<link rel="stylesheet" href="/driver.css">', start)).encode()),
        "/cairn": ("text/html", (PAGE % (WATCH + f'<script async src="{cairn}/player/v1/key.js"></script>', "")).encode()),
    }


def _visit(browser: Browser, url: str) -> tuple[float, float]:
    with visitor(browser, slow=True) as (page, session):
        page.goto(url)
        first = page.wait_for_function("window.first").json_value()
        return first, metrics(session)["TaskDuration"] * 1000
