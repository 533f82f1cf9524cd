"""A finding: its evidence, and what is done about it."""

from starlette.requests import Request
from starlette.responses import Response

from web.kit.respond import page, partial, wants_part
from web.lookup import find_finding
from web.screens.finding_panel import finding_panel


def show(request: Request) -> Response:
    finding = find_finding(request, may="view")
    panel = finding_panel(request, finding)
    if wants_part(request):
        return partial(panel)
    return page(request, "inbox/show.html", panel=panel)
