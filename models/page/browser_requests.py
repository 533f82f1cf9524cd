"""What a drawn page asks for: every request goes through the guarded client, several at once, within one allowance."""

import asyncio
import time
from concurrent.futures import Executor
from dataclasses import replace
from typing import TYPE_CHECKING

from models.page.site_crawl import RequestSigner
from models.support.outbound import Answer, Limits, Refused, Visit
from models.support.outbound.answer import MEBIBYTE

if TYPE_CHECKING:
    from playwright.async_api import Request, Route

AT_ONCE = 6
MOST_REQUESTS = 300
MOST_BYTES = 30 * MEBIBYTE
LARGEST_SENT = MEBIBYTE
LIMITS = Limits(seconds=10.0, size=5 * MEBIBYTE)
_NOT_FORWARDED = frozenset({"host", "connection", "content-length", "accept-encoding", "cookie", "authorization"})
_NOT_RETURNED = frozenset({"content-encoding", "content-length", "transfer-encoding", "connection", "keep-alive"})


class BrowserRequests:
    """The requests of one drawing: at most so many, of so many bytes together, until `deadline` (of `time.monotonic`)."""

    def __init__(self, visit: Visit, signer: RequestSigner | None, threads: Executor, deadline: float) -> None:
        self._visit, self._signer, self._threads, self._deadline = visit, signer, threads, deadline
        self._requests, self._bytes = MOST_REQUESTS, MOST_BYTES
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def answer(self, route: "Route") -> None:
        """Answers a request of the browser, or aborts it. For `context.route`, which calls it for several at once."""
        self._requests -= 1
        if self._requests < 0 or not route.request.url.startswith(("http://", "https://")):
            await route.abort()
            return
        async with self._turns:
            found = await self._fetch(route.request)
        if found is None:
            await route.abort()
            return
        given = {name: value for name, value in found.headers.items() if name not in _NOT_RETURNED}
        await route.fulfill(status=found.status, headers=given, body=found.body)

    async def _fetch(self, request: "Request") -> Answer | None:
        """None for what may not be had: refused by the guard, too much, or too late."""
        limits = replace(
            LIMITS, seconds=min(LIMITS.seconds, self._deadline - time.monotonic()), size=min(LIMITS.size, self._bytes)
        )
        body = request.post_data_buffer or b""
        if limits.seconds <= 0 or limits.size <= 0 or len(body) > LARGEST_SENT:
            return None
        headers = {name: value for name, value in request.headers.items() if name.lower() not in _NOT_FORWARDED}
        headers |= self._signer.headers_for(request.url) if self._signer else {}
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
