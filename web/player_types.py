"""The types of `window.cairn`, for editors and compilers of the visited product's developers."""

from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from models.release.joining import PLAYER
from models.release.packed import Packed
from models.support.canonical import content_hash
from web.kit.ready import SHORTLY, ready
from web.player_asking import visitors

TYPES: Path = PLAYER / "cairn.d.ts"


@visitors
async def show(request: Request) -> Response:
    packed = _packed()
    return ready(request, packed, packed.plain, "application/typescript", SHORTLY)


@cache
def _packed() -> Packed:
    text = TYPES.read_text(encoding="utf-8")
    return Packed.of(text.encode(), content_hash(text))
