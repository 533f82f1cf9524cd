"""Harbour's pages as they are served, for whoever wants their text without a server."""

import asyncio
from collections.abc import Iterable

from starlette.types import ASGIApp, Message, Scope

from web.harbour.harbour_app import create_harbour


def read_pages(paths: Iterable[str]) -> dict[str, str]:
    """Path → its page, on a Harbour that nobody used yet. Raises ValueError for a path that answers no page."""
    return asyncio.run(_read(create_harbour(None), paths))


async def _read(harbour: ASGIApp, paths: Iterable[str]) -> dict[str, str]:
    return {path: await _page(harbour, path) for path in paths}


async def _page(harbour: ASGIApp, path: str) -> str:
    """One GET, asked of the application itself (ASGI)."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "server": ("harbour", 80),
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [],
    }
    await harbour(scope, receive, send)
    if sent[0]["status"] != 200:
        raise ValueError(f"Harbour has no page at {path}: it answers {sent[0]['status']}.")
    return b"".join(message.get("body", b"") for message in sent[1:]).decode()
