"""Stylesheets, images and fonts of a snapshot.

The frame that asks has an opaque origin and so no cookie: the address itself is what allows it, signed for one
organisation's copy of those bytes.
"""

import hashlib
import hmac
import re

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from models.page.snapshot_archive import Blob
from web.kit.context import public_context
from web.snapshot_frame import ASSET_HEADERS

_NAME = re.compile(r"(\d{1,18})-([0-9a-f]{64})-([0-9a-f]{32})\Z")


def show(request: Request) -> Response:
    here = public_context(request)
    found = _NAME.match(request.path_params["name"])
    key = here.settings.secret_key
    if not found or not hmac.compare_digest(_signature(key, int(found[1]), found[2]), found[3]):
        raise HTTPException(404)
    blob = here.db.get(Blob, (int(found[1]), found[2]))
    if blob is None:
        raise HTTPException(404)
    return Response(blob.read(), media_type=blob.media_type, headers=ASSET_HEADERS)


def asset_url(key: bytes, organisation_id: int, name: str) -> str:
    return f"/snapshots/assets/{organisation_id}-{name}-{_signature(key, organisation_id, name)}"


def _signature(key: bytes, organisation_id: int, name: str) -> str:
    return hmac.new(key, f"asset:{organisation_id}:{name}".encode(), hashlib.sha256).hexdigest()[:32]
