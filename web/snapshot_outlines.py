"""A snapshot with one of its elements outlined: evidence beside a finding, or a step under review."""

from starlette.requests import Request
from starlette.responses import Response

from web.kit.context import context
from web.lookup import find_snapshot
from web.snapshot_policy import outline_frame


def show(request: Request) -> Response:
    """`?node=` is the element's number on the page; without it the page is shown as it is."""
    number = request.query_params.get("node", "")[:9]
    node = int(number) if number.isascii() and number.isdigit() else None
    here = context(request)
    return outline_frame(request, find_snapshot(request).shown(here.db, here.sealer), node)
