"""Pages as a browser draws them: headless Chromium, whose every request goes through the guarded client or nowhere.

It is there when `pip install .[render]` was run and a Chromium is on the machine.
"""

import asyncio
import importlib.util
import logging
import os
import shutil
import threading
import time
from collections.abc import Callable, Coroutine, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from models.page.browser_requests import AT_ONCE, LIMITS, BrowserRequests
from models.page.page_fetch import FetchedPage
from models.page.site_crawl import RequestSigner
from models.site.page_address import leads_elsewhere, origin_of
from models.support.outbound import Outbound, Refused, Visit

if TYPE_CHECKING:
    from playwright.async_api import Browser, BrowserContext, Playwright

LOG = logging.getLogger("cairn")
Given = TypeVar("Given")
NAMES = ("chromium", "chromium-browser", "google-chrome")
SECONDS = 20.0
"""For one page, from the first request to its HTML, whatever it asks for in between."""

CLOSING_SECONDS = 5.0
STARTING_SECONDS = 30.0
LONGEST_REASON = 1000
"""Characters in the log."""

FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Whatever slipped past the routing finds no name and no address to go to.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=http://127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
    # Peer connections send UDP past proxy and routing. (`--force-webrtc-ip-handling-policy` has no effect since Chromium 156.)
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
)


def chromium() -> str:
    """The browser's path, or empty."""
    return next(filter(None, map(shutil.which, NAMES)), "") or ""


def can_render() -> bool:
    return bool(chromium()) and importlib.util.find_spec("playwright") is not None


@contextmanager
def page_renderer(outbound: Outbound, signer: RequestSigner | None) -> Generator[Callable[[FetchedPage], FetchedPage]]:
    """Starts the browser; yields a function that draws a page. The function raises Refused."""
    with outbound.visit() as visit, ThreadPoolExecutor(AT_ONCE, "cairn-browser") as threads:
        browser_thread = _BrowserThread(visit, signer, threads)
        try:
            yield browser_thread.draw
        finally:
            browser_thread.close()


class _BrowserThread:
    """The browser, and the loop that speaks with it in a thread of its own: requests of a page run beside each other."""

    def __init__(self, visit: Visit, signer: RequestSigner | None, threads: ThreadPoolExecutor) -> None:
        self._visit, self._signer, self._threads = visit, signer, threads
        self._loop = asyncio.new_event_loop()
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True, name="cairn-browser-loop")
        self._thread.start()

    def draw(self, page: FetchedPage) -> FetchedPage:
        return self._wait(self._draw(page), STARTING_SECONDS + SECONDS + 3 * CLOSING_SECONDS)

    def close(self) -> None:
        with suppress(TimeoutError):
            self._wait(self._end(), 3 * CLOSING_SECONDS)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _wait(self, work: Coroutine[Any, Any, Given], seconds: float) -> Given:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(seconds)

    async def _draw(self, page: FetchedPage) -> FetchedPage:
        from playwright.async_api import Error  # noqa: PLC0415 - installed with the extra `render` only

        try:
            browser = await self._started()
        except Error as problem:
            LOG.warning("Chromium could not be started to draw a page. %s", _why(problem.message))
            raise Refused("The browser that draws pages could not be started.", "network") from problem
        context, requests = None, BrowserRequests(self._visit, self._signer, self._threads, time.monotonic() + SECONDS)
        try:
            async with asyncio.timeout(SECONDS):
                context = await browser.new_context(service_workers="block")
                return await self._drawn(context, page, requests)
        except (Error, TimeoutError) as problem:
            if requests.left_for:
                raise _elsewhere(requests.left_for) from problem
            late = isinstance(problem, TimeoutError) or "Timeout" in str(problem)
            sentence = "The page's scripts did not come to rest" if late else "A browser could not draw the page"
            raise Refused(f"{sentence} within {SECONDS:g} seconds.", "time") from problem
        finally:
            await self._put_away(context)

    async def _drawn(self, context: "BrowserContext", page: FetchedPage, requests: BrowserRequests) -> FetchedPage:
        await context.route_web_socket("**/*", lambda socket: socket.close())
        window = await context.new_page()
        await requests.open(window, page.url)
        # Scripts can put half a character into a page, which no text that is stored can hold.
        html = (await window.content()).encode("utf-8", "replace")
        if requests.left_for or leads_elsewhere(page.url, window.url):
            raise _elsewhere(requests.left_for or window.url)
        if len(html) > LIMITS.size:
            raise Refused(f"The page is larger than {LIMITS.size // 1024 // 1024} MiB once its scripts have run.", "size")
        return replace(page, html=html.decode(), final_url=window.url, charset="utf-8", size=len(html))

    async def _started(self) -> "Browser":
        from playwright.async_api import async_playwright  # noqa: PLC0415 - installed with the extra `render` only

        if self._playwright is None:
            self._playwright = await async_playwright().start()
        if self._browser is None:
            launch, most = self._playwright.chromium.launch, STARTING_SECONDS * 1000
            boxed = os.geteuid() != 0  # Chromium's sandbox does not start as root, and Playwright leaves it out unless told
            self._browser = await launch(executable_path=chromium(), args=FLAGS, timeout=most, chromium_sandbox=boxed)
        return self._browser

    async def _put_away(self, context: "BrowserContext | None") -> None:
        """A window that does not close, because its page keeps the browser busy, is closed with the browser."""
        try:
            async with asyncio.timeout(CLOSING_SECONDS):
                if context is not None:
                    await context.unroute_all(behavior="ignoreErrors")
                    await context.close()
        except Exception:  # noqa: BLE001 - whatever is wrong with it, the next page gets a new browser
            await self._end()

    async def _end(self) -> None:
        browser, playwright = self._browser, self._playwright
        self._browser = self._playwright = None
        with suppress(Exception):
            async with asyncio.timeout(CLOSING_SECONDS):
                if browser is not None:
                    await browser.close()
        if playwright is not None:
            await playwright.stop()


def _elsewhere(url: str) -> Refused:
    where = origin_of(url)
    return Refused(f"The page leads to another origin, {where}; what is shown there is no page of this site.", "redirects")


def _why(said: str) -> str:
    """What Playwright and Chromium say of a start that failed, without the command and what is told twice."""
    lines = [line.strip(" ╔╗╚╝═║=-") for line in said.partition("Call log:")[0].splitlines() if "<launch" not in line]
    return " ".join(filter(None, lines))[:LONGEST_REASON]
