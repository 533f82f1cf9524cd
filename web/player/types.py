"""The types of `window.cairn`, for editors and compilers of the visited product's developers."""

from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from models.engine.js_bundle import PLAYER
from models.release.compressed_bytes import CompressedBytes
from models.support.canonical_json import content_hash
from web.kit.precompressed import SHORTLY, ready
from web.player.visitor_request import visitors

TYPES: Path = PLAYER / "cairn.d.ts"


@visitors
async def show(request: Request) -> Response:
    packed = _packed()
    return ready(request, packed, packed.plain, "application/typescript", SHORTLY)


@cache
def _packed() -> CompressedBytes:
    text = TYPES.read_text(encoding="utf-8")
    return CompressedBytes.of(text.encode(), content_hash(text))
