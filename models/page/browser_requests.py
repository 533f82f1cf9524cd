"""What a drawn page asks for: every request goes through the guarded client, several at once, within one allowance.

The site's sign-in goes with what the site's own documents ask of it, and with nothing else.
"""

import asyncio
import time
from concurrent.futures import Executor
from dataclasses import replace
from typing import TYPE_CHECKING

from models.page.request_origin import belongs_to_the_site, frame_of, is_main_document
from models.page.site_crawl import RequestSigner
from models.site.page_address import leads_elsewhere, origin_of
from models.support.outbound import Answer, Limits, Refused, Visit
from models.support.outbound.answer import MEBIBYTE
from models.support.outbound.redirects import REDIRECTS

if TYPE_CHECKING:
    from playwright.async_api import Page, Request, Route

AT_ONCE = 6
MOST_REQUESTS = 300
MOST_BYTES = 30 * MEBIBYTE
LARGEST_SENT = MEBIBYTE
LIMITS = Limits(seconds=10.0, size=5 * MEBIBYTE)
_NOT_FORWARDED = frozenset({"host", "connection", "content-length", "accept-encoding", "cookie", "authorization"})
_NOT_RETURNED = frozenset({"content-encoding", "content-length", "transfer-encoding", "connection", "keep-alive"})


class BrowserRequests:
    """The requests of one drawing: at most so many, of so many bytes together, until `deadline` (of `time.monotonic`).

    `left_for` is the address on another origin that the page itself led to, by a script or a redirect; that is not asked for.
    """

    def __init__(self, visit: Visit, signer: RequestSigner | None, threads: Executor, deadline: float) -> None:
        self._visit, self._signer, self._threads, self._deadline = visit, signer, threads, deadline
        self._requests, self._bytes = MOST_REQUESTS, MOST_BYTES
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._window: Page | None = None
        self._url = self.left_for = ""

    async def open(self, window: "Page", url: str) -> None:
        """Leads the window to the page and answers what it asks for; what other windows ask for is aborted."""
        self._window, self._url = window, url
        await window.context.route("**/*", self.answer)
        await window.goto(url, wait_until="networkidle", timeout=0)

    async def answer(self, route: "Route") -> None:
        """Answers a request of the browser, or aborts it. For `context.route`, which calls it for several at once."""
        self._requests -= 1
        found = await self._answered(route.request) if self._requests >= 0 else None
        if found is None or found.status in REDIRECTS:  # the client follows them, but after a POST: there the browser would
            await route.abort()
            return
        given = {name: value for name, value in found.headers.items() if name not in _NOT_RETURNED}
        # Where an answer does not say who may read it, Playwright lets everybody.
        given.setdefault("access-control-allow-origin", origin_of(route.request.url))
        await route.fulfill(status=found.status, headers=given, body=found.body)

    async def _answered(self, request: "Request") -> Answer | None:
        frame = frame_of(request)
        if frame is None or frame.page != self._window or not request.url.startswith(("http://", "https://")):
            return None
        is_page = is_main_document(request, frame)
        if is_page and leads_elsewhere(self._url, request.url):
            self.left_for = request.url
            return None
        async with self._turns:
            found = await self._fetch(request)
        # The browser hears of no redirect: what came from elsewhere would be a document of the origin that was asked.
        if found is not None and request.is_navigation_request() and leads_elsewhere(request.url, found.url):
            self.left_for = found.url if is_page else self.left_for
            return None
        return found

    async def _fetch(self, request: "Request") -> Answer | None:
        """None for what may not be had: refused by the guard, too much, or too late."""
        limits = replace(
            LIMITS, seconds=min(LIMITS.seconds, self._deadline - time.monotonic()), size=min(LIMITS.size, self._bytes)
        )
        body = request.post_data_buffer or b""
        if limits.seconds <= 0 or limits.size <= 0 or len(body) > LARGEST_SENT:
            return None
        headers = {name: value for name, value in request.headers.items() if name.lower() not in _NOT_FORWARDED}
        if self._signer and belongs_to_the_site(request, origin_of(request.url)):
            headers |= self._signer.headers_for(request.url)
        self._bytes -= limits.size  # held back while it is on its way, so that those beside it can't take it as well
        took = limits.size
        loop = asyncio.get_running_loop()
        try:
            answer = await loop.run_in_executor(self._threads, self._ask, request.method, request.url, body, limits, headers)
            took = min(took, len(answer.body))
        except Refused as refused:
            took = took if refused.kind in {"size", "time"} else 0
            return None
        finally:
            self._bytes += limits.size - took
        return answer

    def _ask(self, method: str, url: str, body: bytes, limits: Limits, headers: dict[str, str]) -> Answer:
        if method == "GET":
            return self._visit.get(url, limits, headers)
        return self._visit.send(method, url, body, limits=limits, headers=headers)
