"""The JSON Schema that every release validates against."""

from functools import cache

from starlette.requests import Request
from starlette.responses import Response

from models.release.conformity import schema
from models.release.packed import Packed
from models.support.canonical import canonical, content_hash
from web.kit.ready import SHORTLY, ready
from web.player_asking import asked_environment, visitors


@visitors
async def show(request: Request) -> Response:
    asked_environment(request)
    packed = _packed()
    return ready(request, packed, packed.plain, "application/schema+json", SHORTLY)


@cache
def _packed() -> Packed:
    return Packed.of(canonical(schema()), content_hash(schema()))
