"""A picture that somebody sends to be made small, and the answer with what became of it."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from models.engine.clean_picture import UnreadablePicture
from models.engine.small_picture import LARGEST
from web.kit.context import person_context
from web.kit.policy import NOBODY, content_security_policy
from web.kit.transaction import give_back_connection

HEADERS = {
    "cache-control": "private, max-age=31536000, immutable",
    "content-security-policy": content_security_policy({"default-src": (NOBODY,), "sandbox": ()}),
    "x-content-type-options": "nosniff",
}


def drawn_picture(request: Request, draw: Callable[[bytes], bytes]) -> bytes | Response:
    """What was sent, drawn anew; or the answer that says why it can't be. No connection is held from here on."""
    body = person_context(request).body
    if len(body) > LARGEST:
        return JSONResponse({"detail": f"At most {LARGEST // 1024} KiB are possible. Make it smaller first."}, 422)
    give_back_connection(request)
    try:
        return draw(body)
    except UnreadablePicture as problem:
        return JSONResponse({"detail": str(problem)}, 422)


def picture_response(body: bytes) -> Response:
    """Its address says which one it is, so that browsers keep it."""
    return Response(body, media_type="image/png", headers=HEADERS)
