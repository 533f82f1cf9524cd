"""A snapshot with one of its elements outlined: evidence beside a finding, or a step under review."""

from starlette.requests import Request
from starlette.responses import Response

from web.kit.context import context, instance, nonce
from web.lookup import find_snapshot
from web.snapshot_frame import headers_for_snapshot, with_outline


def show(request: Request) -> Response:
    """`?node=` is the element's number on the page; without it the page is shown as it is."""
    here = context(request)
    snapshot = find_snapshot(request)
    origin = f"{request.url.scheme}://{request.url.netloc}"
    number = request.query_params.get("node", "")[:9]
    outline = origin + instance(request).assets.url("picker/outline.js")
    shown = snapshot.shown(here.db)
    html = with_outline(shown, nonce(request), outline, int(number)) if number.isascii() and number.isdigit() else shown
    return Response(html, headers=headers_for_snapshot(nonce(request), origin))
