"""Pages as a browser draws them: headless Chromium, whose every request goes through the guarded way out or nowhere.

It is there when `pip install .[render]` was run and a Chromium is on the machine.
"""

import importlib.util
import os
import shutil
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from models.page.page_fetch import FetchedPage
from models.page.site_crawl import Signing
from models.support.outbound import Limits, Outbound, Refused, Visit

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Route

NAMES = ("chromium", "chromium-browser", "google-chrome")
SECONDS = 20.0
MOST_REQUESTS = 300
LIMITS = Limits(seconds=10.0, size=5 * 1024 * 1024)
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
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
)
_KEPT_BACK = frozenset({"host", "connection", "content-length", "accept-encoding", "cookie", "authorization"})
_NOT_HANDED_ON = frozenset({"content-encoding", "content-length", "transfer-encoding", "connection", "keep-alive"})


def chromium() -> str:
    """The browser's path, or empty."""
    return next(filter(None, map(shutil.which, NAMES)), "") or ""


def can_render() -> bool:
    return bool(chromium()) and importlib.util.find_spec("playwright") is not None


@contextmanager
def drawing(outbound: Outbound, signing: Signing | None) -> Generator[Callable[[FetchedPage], FetchedPage]]:
    """Starts the browser; yields a function that draws a page. The function raises Refused."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - installed with the extra `render` only

    flags = [*FLAGS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]  # Chromium's sandbox does not start as root
    with sync_playwright() as playwright, outbound.visit() as visit:
        browser = playwright.chromium.launch(executable_path=chromium(), args=flags)
        try:
            yield lambda page: _drawn(browser.new_context(service_workers="block"), page, visit, signing)
        finally:
            browser.close()


def _drawn(context: "BrowserContext", page: FetchedPage, visit: Visit, signing: Signing | None) -> FetchedPage:
    from playwright.sync_api import Error  # noqa: PLC0415 - installed with the extra `render` only

    errand = _Errand(visit, signing)
    try:
        context.route("**/*", errand.run)
        context.route_web_socket("**/*", lambda socket: socket.close())
        window = context.new_page()
        window.set_default_timeout(SECONDS * 1000)
        window.goto(page.url, wait_until="networkidle")
        # Scripts can put half a character into a page, which no text that is stored can hold.
        html = window.content().encode("utf-8", "replace").decode()
        return replace(page, html=html, final_url=window.url, charset="utf-8", size=len(html))
    except Error as problem:
        sentence = "The page's scripts did not come to rest" if "Timeout" in str(problem) else "A browser could not draw the page"
        raise Refused(f"{sentence} within {SECONDS:g} seconds.", "time") from problem
    finally:
        context.close()


class _Errand:
    """Runs the browser's requests, as many as a page may make."""

    def __init__(self, visit: Visit, signing: Signing | None) -> None:
        self._visit, self._signing, self._left = visit, signing, MOST_REQUESTS

    def run(self, route: "Route") -> None:
        self._left -= 1
        request = route.request
        if self._left < 0 or not request.url.startswith(("http://", "https://")):
            route.abort()
            return
        headers = {name: value for name, value in request.headers.items() if name.lower() not in _KEPT_BACK}
        headers |= self._signing.headers_for(request.url) if self._signing else {}
        try:
            if request.method == "GET":
                answer = self._visit.get(request.url, LIMITS, headers)
            else:
                body = request.post_data_buffer or b""
                answer = self._visit.send(request.method, request.url, body, limits=LIMITS, headers=headers)
        except Refused:
            route.abort()
            return
        given = {name: value for name, value in answer.headers.items() if name not in _NOT_HANDED_ON}
        route.fulfill(status=answer.status, headers=given, body=answer.body)
