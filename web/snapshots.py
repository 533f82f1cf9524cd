"""A snapshot as the editor's frame shows it: harmless, with nothing running in it but the picker."""

from starlette.requests import Request
from starlette.responses import Response

from web.kit.context import context, instance, nonce
from web.lookup import find_snapshot
from web.snapshot_frame import headers_for_snapshot, with_picker


def show(request: Request) -> Response:
    here = context(request)
    snapshot = find_snapshot(request)
    origin = f"{request.url.scheme}://{request.url.netloc}"
    picker = origin + instance(request).assets.url("picker/frame.js")
    html = with_picker(snapshot.shown(here.db), nonce(request), picker)
    return Response(html, headers=headers_for_snapshot(nonce(request), origin))
