"""A snapshot as the editor's frame shows it: harmless, with nothing running in it but the picker."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from models.page.snapshot_archive import PageSnapshot
from web.kit.context import context, instance, nonce
from web.snapshot_frame import headers_for_snapshot, with_picker


def show(request: Request) -> Response:
    here = context(request)
    snapshot = PageSnapshot.find(here.db, here.organisation_id, request.path_params["snapshot_id"])
    if snapshot is None:
        raise HTTPException(404)
    origin = f"{request.url.scheme}://{request.url.netloc}"
    picker = origin + instance(request).assets.url("picker/frame.js")
    html = with_picker(snapshot.shown(here.db), nonce(request), picker)
    return Response(html, headers=headers_for_snapshot(nonce(request), origin))
