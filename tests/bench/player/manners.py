"""What the player leaves alone, measured: requests, layout, frames, idle pages, memory."""

import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

from tests.bench.player.releases import ASKED_ONLY, guide, release, step
from tests.bench.player.world import Origin, metrics, serving, visitor

PAGE = """<!doctype html><html lang=en><meta charset=utf-8><title>Harbour</title>
<body><button id=a style="margin:120px">A</button><button id=b>B</button><p>text</p>%s"""
COUNTING = """window.used = {timers: 0, observers: 0};
const ours = () => new Error().stack.includes("/player/v1/");
for (const name of ["setTimeout", "setInterval", "requestAnimationFrame", "requestIdleCallback"]) {
  const real = window[name];
  window[name] = (...given) => (used.timers += ours(), real(...given));
}
for (const name of ["MutationObserver", "IntersectionObserver", "ResizeObserver", "PerformanceObserver"]) {
  window[name] = class extends window[name] { constructor(...given) { used.observers += ours(); super(...given); } };
}"""
SHIFT = """window.shift = 0;
new PerformanceObserver(list => { for (const entry of list.getEntries()) shift += entry.value })
  .observe({type: "layout-shift", buffered: true});"""
FRAMES = """async () => {
  const before = document.querySelector("cairn-stage");
  const asked = performance.getEntriesByType("resource").length;
  cairn.next();
  let frames = 0;
  const next = () => document.querySelector("cairn-stage") ?? before;
  for (; next() == before; frames++) await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  return [performance.getEntriesByType("resource").length - asked, frames + 1];
}"""
WALK = """async times => {
  const frame = () => new Promise(requestAnimationFrame);
  for (let at = 0; at < times; at++) {
    cairn.start("tour", {force: true}); await frame(); await frame();
    cairn.next(); await frame(); await frame();
    cairn.stop(); await frame();
  }
}"""
ALWAYS: dict[str, Any] = {"frequency": {"show": "always"}, "stop": {"dismissed": False, "completed": False}}
WALKED = release(guide("tour", step("a"), step("b", "modal"), rules={"trigger": {"type": "api"}}))
KINDS = [step("a"), step("m", "modal"), step("s", "slideout", placement="bottom-right"), step("b", progress="dots")]


@contextmanager
def _shown(
    browser: Browser, document: dict[str, Any], path: str = "/", script: str = ""
) -> Iterator[tuple[Page, CDPSession, Origin]]:
    cairn, customer = serving(document), Origin()
    customer.files[path] = ("text/html", (PAGE % f'<script async src="{cairn.url}/player/v1/key.js"></script>').encode())
    with visitor(browser) as (page, session):
        if script:
            page.add_init_script(script)
        page.goto(customer.url + path)
        page.wait_for_function("window.cairn?.version")
        yield page, session, cairn


def fetched(browser: Browser, document: dict[str, Any], path: str = "/") -> list[str]:
    """What is asked of Cairn until the first step can be seen."""
    with _shown(browser, document, path) as (page, _, cairn):
        page.wait_for_selector("cairn-stage", state="attached")
        return cairn.asked


def layout_shift(browser: Browser) -> float:
    with _shown(browser, release(guide("tour", *KINDS, rules=ALWAYS)), script=SHIFT) as (page, _, _):
        for _ in KINDS:
            page.wait_for_selector("cairn-stage", state="attached")
            page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
            page.evaluate("cairn.next()")
        return page.evaluate("shift")


def between_steps(browser: Browser) -> tuple[int, int]:
    """Requests, and frames until the next step is painted, at worst."""
    with _shown(browser, release(guide("tour", *KINDS, rules=ALWAYS))) as (page, _, _):
        page.wait_for_selector("cairn-stage", state="attached")
        page.evaluate("new Promise(done => setTimeout(done, 1000))")  # what is reported once a second is over by then
        requests, frames = zip(*(page.evaluate(FRAMES) for _ in KINDS[1:]), strict=True)
        return max(requests), max(frames)


def idle(browser: Browser, runs: int = 7) -> tuple[int, int, float]:
    """Timers and observers in use, and milliseconds of processor time of script, on a page without a guide that is due."""
    with _shown(browser, ASKED_ONLY, script=COUNTING) as (page, _, _):
        used = page.evaluate("used")
    return used["timers"], used["observers"], statistics.median(_script_time(browser) for _ in range(runs))


def _script_time(browser: Browser) -> float:
    cairn, customer = serving(ASKED_ONLY), Origin()
    customer.files["/"] = ("text/html", (PAGE % f'<script async src="{cairn.url}/player/v1/key.js"></script>').encode())
    with visitor(browser) as (page, session):
        session.send("Performance.disable")
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.goto(customer.url, wait_until="load")
        return metrics(session)["ScriptDuration"] * 1000


def left_behind(browser: Browser) -> tuple[int, int, int]:
    """Listeners, nodes and bytes of heap left by 100 tours; of a visitor who opted out, as the ledger keeps what is sent."""
    with _shown(browser, WALKED) as (page, session, _):
        page.evaluate("cairn.optOut()")
        page.evaluate(WALK, 300)  # until the engine has optimised what it will
        before = _settled(session)
        page.evaluate(WALK, 100)
        after = _settled(session)
    return tuple(int(after[name] - before[name]) for name in ("JSEventListeners", "Nodes", "JSHeapUsedSize"))  # pyright: ignore[reportReturnType]


def _settled(session: CDPSession) -> dict[str, float]:
    for _ in range(3):
        session.send("HeapProfiler.collectGarbage")
    return metrics(session)
