"""What machines may read about the visitors' side: the schema of releases, and what the player stores in a browser."""

from functools import cache

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from models.release.compressed_bytes import CompressedBytes
from models.release.schema_conformity import schema, storage_manifest
from models.support.canonical_json import canonical, content_hash
from web.kit.precompressed import SHORTLY, ready
from web.player.visitor_request import asked_environment, visitors

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
def _packed(name: str) -> CompressedBytes:
    document = DOCUMENTS[name][0]()
    return CompressedBytes.of(canonical(document), content_hash(document))
