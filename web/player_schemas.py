"""What machines may read about the visitors' side: the schema of releases, and what the player stores in a browser."""

from functools import cache
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from models.release.conformity import schema, storage_manifest
from models.release.packed import Packed
from models.support.canonical import canonical, content_hash
from web.kit.ready import SHORTLY, ready
from web.player_asking import asked_environment, visitors

DOCUMENTS = {"guides": (schema, "application/schema+json"), "storage": (storage_manifest, "application/json")}


@visitors
async def show(request: Request) -> Response:
    asked_environment(request)
    name = request.path_params["name"]
    if name not in DOCUMENTS:
        raise HTTPException(404, "There is no such document.")
    packed = _packed(name)
    return ready(request, packed, packed.plain, DOCUMENTS[name][1], SHORTLY)


@cache
def _packed(name: str) -> Packed:
    document: dict[str, Any] = DOCUMENTS[name][0]()
    return Packed.of(canonical(document), content_hash(document))
