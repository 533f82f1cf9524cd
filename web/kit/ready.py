"""Answers for strangers' pages: precompressed, with a strong ETag, readable from any origin, without cookies."""

from typing import Protocol

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

OPEN = {
    "access-control-allow-origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
}
FOREVER = "public, max-age=31536000, immutable"
SHORTLY = "public, max-age=15"


class Ready(Protocol):
    @property
    def brotli(self) -> bytes: ...
    @property
    def gzip(self) -> bytes: ...
    @property
    def etag(self) -> str: ...


def ready(request: Request, body: Ready, plain: bytes, media_type: str, cache: str) -> Response:
    """The body in the best encoding the browser accepts, or 304 when it has it already."""
    headers = {**OPEN, "cache-control": cache, "etag": body.etag, "vary": "Accept-Encoding"}
    if body.etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    accepted = request.headers.get("accept-encoding", "")
    if "br" in accepted:
        return Response(body.brotli, media_type=media_type, headers={**headers, "content-encoding": "br"})
    if "gzip" in accepted:
        return Response(body.gzip, media_type=media_type, headers={**headers, "content-encoding": "gzip"})
    return Response(plain, media_type=media_type, headers=headers)


def refused(sentence: str, status: int, headers: dict[str, str] | None = None) -> Response:
    """A sentence that no page could execute."""
    return PlainTextResponse(sentence, status, headers={**OPEN, **(headers or {})})
