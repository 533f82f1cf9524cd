"""Stylesheets, images and fonts of a snapshot."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from models.page.blob import Blob
from web.asset_address import read_asset_name
from web.kit.context import public_context
from web.snapshot_policy import ASSET_HEADERS, SEALED_ASSET_HEADERS


def show(request: Request) -> Response:
    here = public_context(request)
    key = read_asset_name(here.settings.secret_key, request.path_params["name"])
    blob = here.db.get(Blob, key) if key else None
    if blob is None:
        raise HTTPException(404)
    headers = SEALED_ASSET_HEADERS if blob.is_sealed else ASSET_HEADERS
    return Response(blob.read(here.sealer), media_type=blob.media_type, headers=headers)
