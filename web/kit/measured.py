"""Counts answers and how long they took, by what part of the application gave them: of who asked and for what, nothing."""

import time
from collections.abc import Callable

from prometheus_client import Counter, Histogram
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ANSWERS = Counter("cairn_answers", "Answers, by the part that gave them and their status", ["part", "status"])
SECONDS = Histogram(
    "cairn_answer_seconds",
    "Seconds from a request to the begin of its answer",
    ["part"],
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0),
)


class Measured:
    """`part_of` says which part a path belongs to; there are few, whatever people ask for."""

    def __init__(self, app: ASGIApp, part_of: Callable[[str], str]) -> None:
        self._app, self._part_of = app, part_of

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        part, began = self._part_of(scope["path"]), time.perf_counter()

        async def noted(message: Message) -> None:
            if message["type"] == "http.response.start":
                ANSWERS.labels(part, f"{message['status'] // 100}xx").inc()
                SECONDS.labels(part).observe(time.perf_counter() - began)
            await send(message)

        return await self._app(scope, receive, noted)
