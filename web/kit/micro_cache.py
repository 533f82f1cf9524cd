"""Answers again, for a moment, what was just answered to the same question: bytes that many browsers ask for at once."""

import time
from collections.abc import Awaitable, Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from models.engine.lru_cache import LruCache

MOST = 500
LARGEST = 64 * 1024
CONDITIONS = frozenset({b"if-none-match", b"range"})

Question = tuple[str, bytes, bytes, bytes]
"""Path, query, what encodings the browser takes, and the name that it asks: all that such an answer may vary by."""


class Echo:
    """Keeps public answers below `prefix` for as many seconds as `lasting()` says; everything else goes through untouched.

    Only whole answers to a plain GET are kept, and only those that say themselves that anybody may keep them
    (`Cache-Control: public`). A question with a condition, or for two names at once, is the application's to answer.
    """

    def __init__(self, app: ASGIApp, prefix: str, lasting: Callable[[], float]) -> None:
        self._app, self._prefix, self._lasting = app, prefix, lasting
        self._kept: LruCache[Question, tuple[float, Message, Message]] = LruCache(MOST)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        question = self._question(scope)
        if question is None:
            return await self._app(scope, receive, send)
        entry = self._kept.get(question)
        if entry is not None and time.monotonic() - entry[0] < self._lasting():
            await send(entry[1])
            return await send(entry[2])
        return await self._app(scope, receive, self._listening(question, send))

    def _question(self, scope: Scope) -> Question | None:
        if scope["type"] != "http" or scope["method"] != "GET" or not scope["path"].startswith(self._prefix):
            return None
        accepted = host = b""
        for name, value in scope["headers"]:
            if name == b"accept-encoding":
                accepted = value
            elif name == b"host":
                if host:
                    return None
                host = value
            elif name in CONDITIONS:
                return None
        return scope["path"], scope["query_string"], accepted, host

    def _listening(self, question: Question, send: Send) -> Callable[[Message], Awaitable[None]]:
        begun: list[Message] = []

        async def hear(message: Message) -> None:
            if message["type"] == "http.response.start":
                begun.append(message)
            elif begun and _is_public(begun[0]) and not message.get("more_body") and len(message["body"]) <= LARGEST:
                self._keep(question, begun[0], message)
            await send(message)

        return hear

    def _keep(self, question: Question, start: Message, body: Message) -> None:
        self._kept.put(question, (time.monotonic(), start, body))


def _is_public(start: Message) -> bool:
    return start["status"] == 200 and any(
        name == b"cache-control" and value.startswith(b"public") for name, value in start["headers"]
    )
