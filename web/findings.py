"""A finding: its evidence, and what is done about it; beside it, where there is room, the list that it is in."""

from starlette.requests import Request
from starlette.responses import Response

from models.check.finding import IGNORED, RESOLVED, SNOOZED
from web.kit.respond import page, partial, wants_part
from web.lookup import find_finding
from web.screens.finding_list import finding_list, inbox_checks
from web.screens.finding_panel import finding_panel

SHOW = {SNOOZED: "later", IGNORED: "later", RESOLVED: "resolved"}
"""State → the list that it is in; any other is open."""


def show(request: Request) -> Response:
    finding = find_finding(request, may="view")
    panel = finding_panel(request, finding)
    if wants_part(request):
        return partial(panel)
    shown = SHOW.get(finding.state, "open")
    checks = inbox_checks(request, shown, finding.id)
    return page(
        request,
        "inbox/index.html",
        listed=finding_list(request, shown, finding.id),
        checks=checks,
        show=shown,
        finding=finding,
        panel=panel,
        passed=None,
        missed=[],
        has_worker=checks.has_worker,
    )
