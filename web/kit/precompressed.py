"""Answers for strangers' pages: precompressed, with a strong ETag, readable from any origin, without cookies."""

import re
from functools import lru_cache
from typing import Protocol

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

OPEN = {
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
}
FOREVER = "public, max-age=31536000, immutable"
SHORTLY = "public, max-age=15, stale-while-revalidate=40"
"""What is live now: for 15 seconds without asking, then for 40 more while the browser asks meanwhile, so that no later page of
a visit waits for the answer. A minute after something was taken down no page is shown it, with the two seconds that a server
may be behind."""


class Ready(Protocol):
    @property
    def brotli(self) -> bytes: ...
    @property
    def gzip(self) -> bytes: ...
    @property
    def etag(self) -> str: ...


def ready(request: Request, body: Ready, plain: bytes, media_type: str, cache: str) -> Response:
    """The body in the best encoding the browser accepts, or 304 when it has just that already."""
    coding = best_coding(request.headers.get("accept-encoding", ""))
    etag = f'{body.etag[:-1]}-{coding}"' if coding else body.etag  # strong: other bytes, another name (RFC 9110, 8.8.3.3)
    headers = {**OPEN, "cache-control": cache, "etag": etag, "vary": "Accept-Encoding"}
    if _has(request.headers.get("if-none-match", ""), etag):
        return Response(status_code=304, headers=headers)
    if coding:
        headers["content-encoding"] = coding
    sent = {"br": body.brotli, "gzip": body.gzip}.get(coding, plain)
    # A script without it is read in the encoding of the page that installs it.
    return Response(sent, headers={**headers, "content-type": f"{media_type}; charset=utf-8"})


@lru_cache(maxsize=256)
def best_coding(accepted: str) -> str:
    """`br`, `gzip` or nothing, of what an Accept-Encoding header allows; the smaller one when both are as welcome."""
    weights = dict(_weight(part) for part in accepted[:500].lower().split(","))
    other = weights.get("*", 0.0)
    wanted = max(("br", "gzip"), key=lambda coding: weights.get(coding, other))
    return wanted if weights.get(wanted, other) > 0 else ""


def _weight(part: str) -> tuple[str, float]:
    coding, _, rest = part.partition(";")
    given = re.fullmatch(r"\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*", rest)
    return coding.strip(), float(given[1]) if given else 1.0


def _has(given: str, etag: str) -> bool:
    return given.strip() == "*" or etag in (one.strip().removeprefix("W/") for one in given.split(","))


def refused(sentence: str, status: int, headers: dict[str, str] | None = None) -> Response:
    """A sentence that no page could execute."""
    return PlainTextResponse(sentence, status, headers={**OPEN, "cache-control": "no-store", **(headers or {})})
