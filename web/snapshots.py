"""A snapshot as the editor's frame shows it: harmless, with nothing running in it but the picker."""

from starlette.requests import Request
from starlette.responses import Response

from web.kit.context import context
from web.lookup import find_snapshot
from web.snapshot_policy import picker_frame


def show(request: Request) -> Response:
    here = context(request)
    return picker_frame(request, find_snapshot(request).shown(here.db, here.sealer))
