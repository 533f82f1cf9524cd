"""Pictures in guides: immutable, of a kind that was read from their bytes, and inert wherever they are opened."""

import re

from anyio.to_thread import run_sync
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from models.engine.lru_cache import LruCache
from models.site.picture import Picture
from web.kit.context import instance
from web.kit.policy import NOBODY, content_security_policy
from web.kit.precompressed import FOREVER
from web.player.visitor_request import asked_key, visitors

_NAME = re.compile(r"[0-9a-f]{64}\.(?:png|jpg|gif|webp)\Z")
MOST_KEPT = 40
"""At half a megabyte each at most."""

HEADERS = {
    "access-control-allow-origin": "*",
    "cache-control": FOREVER,
    "content-security-policy": content_security_policy({"default-src": (NOBODY,), "sandbox": ()}),
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
}


@visitors
async def show(request: Request) -> Response:
    name = request.path_params["name"]
    if not _NAME.match(name):
        raise HTTPException(404, "There is no such picture.")
    etag = f'"{name}"'
    if request.headers.get("if-none-match") == etag:
        return Response(status_code=304, headers={**HEADERS, "etag": etag})
    key = asked_key(request)
    cache = _recent(request)
    picture = cache.get((key, name)) or await run_sync(_find, request, key, name)
    if picture is None:
        raise HTTPException(404, "There is no such picture.")
    cache.put((key, name), picture)
    return Response(picture.body, media_type=picture.media_type, headers={**HEADERS, "etag": etag})


def _recent(request: Request) -> LruCache[tuple[str, str], Picture]:
    """Pictures asked for lately stay in memory: they never change."""
    return request.app.state._state.setdefault("pictures", LruCache(MOST_KEPT))  # noqa: SLF001 - State offers no setdefault


def _find(request: Request, key: str, name: str) -> Picture | None:
    with instance(request).public_database.reading() as session:
        return Picture.find(session, key, name)
