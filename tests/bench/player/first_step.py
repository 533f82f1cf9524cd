"""From navigation to the first painted step: Cairn against driver.js, in one Chromium, alternating."""

import statistics
from dataclasses import dataclass

from playwright.sync_api import Browser

from tests.bench.player.releases import HARBOUR, STEPS, TEXT, THREE_STEPS
from tests.bench.player.world import Origin, driver_js, metrics, serving, visitor

FILLER = "".join(f"<p>{n}: boats, berths and weather at the pier.</p>" for n in range(200))
WATCH = """<script>
first = new Promise(done =>
  new PerformanceObserver(seen => done(seen.getEntries()[0].presentationTime)).observe({type: "element"}));
new MutationObserver((_, watch) => {
  if (!document.querySelector("cairn-stage,.driver-popover")) return;
  watch.disconnect();
  const mark = document.createElement("p");
  mark.setAttribute("elementtiming", "first");
  mark.style = "position:fixed;top:0;right:0;margin:0";
  mark.append(".");
  document.body.append(mark);
  drawn = new Promise(done => requestAnimationFrame(() => setTimeout(() => done(performance.now()))));
}).observe(document, {childList: true, subtree: true});</script>"""
"""`first`: when the frame that has the step was presented, by a mark that is drawn in the same frame (W3C Element Timing and
Paint Timing, `presentationTime`). `drawn`: when the page's next timer ran, which may have waited for more than that frame."""
PAGE = f"<!doctype html><html lang=en><meta charset=utf-8><title>Harbour</title>%s<body><button id=a>Reserve</button>{FILLER}%s"


@dataclass(frozen=True)
class Visits:
    """Medians, in milliseconds: until the first step was on screen, until the page's next timer, main-thread work until then."""

    first: float
    drawn: float
    work: float


@dataclass(frozen=True)
class Comparison:
    cairn: Visits
    driver: Visits
    elsewhere: Visits
    """driver.js from an origin of its own, as Cairn's script is."""
    harbour: Visits
    """Cairn with a release that travels in two answers."""


def compare(browser: Browser, runs: int) -> Comparison:
    """Cairn and driver.js by turns, so that whatever else the machine does slows all."""
    customer = Origin(driver_js())
    for path, origin in {"/driver": "", "/elsewhere": Origin(driver_js()).url}.items():
        customer.files[path] = _html(f'<link rel="stylesheet" href="{origin}/driver.css">', _driven(origin))
    for path, document in {"/cairn": THREE_STEPS, "/berths": HARBOUR}.items():
        customer.files[path] = _html(f'<script async src="{serving(document).url}/player/v1/key.js"></script>')
    pages = {"driver": "/driver", "cairn": "/cairn", "elsewhere": "/elsewhere", "harbour": "/berths"}
    seen: dict[str, list[tuple[float, float, float]]] = {name: [] for name in pages}
    for _ in range(runs):
        for name, path in pages.items():
            seen[name].append(_visit(browser, customer.url + path))
    return Comparison(**{name: Visits(*map(statistics.median, zip(*visits, strict=True))) for name, visits in seen.items()})


def _html(head: str, foot: str = "") -> tuple[str, bytes]:
    return "text/html", (PAGE % (WATCH + head, foot)).encode()


def _driven(origin: str) -> str:
    steps = ",".join(f'{{element:"#{name}",popover:{{title:"{title}",description:"{TEXT}"}}}}' for name, title in STEPS)
    return f'<script src="{origin}/driver.js"></script><script>driver.js.driver({{steps:[{steps}]}}).drive()</script>'


def _visit(browser: Browser, url: str) -> tuple[float, float, float]:
    with visitor(browser, slow=True) as (page, session):
        page.goto(url)
        drawn = page.wait_for_function("window.drawn").json_value()
        work = metrics(session)["TaskDuration"] * 1000
        return page.evaluate("first"), drawn, work
