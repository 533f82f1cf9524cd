"""A finding put off for some days, and taken up again."""

from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response

from models.check.finding import RESOLVED
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import partial
from web.lookup import find_finding
from web.screens.finding_panel import finding_panel


def create(request: Request) -> Response:
    finding = find_finding(request, may="edit")
    if finding.state == RESOLVED:
        return partial(finding_panel(request, finding, "It is resolved already."), status=422)
    finding.snooze(context(request).now + timedelta(days=form_fields.number(request, "days", 1, 1, 90)))
    return partial(finding_panel(request, finding))


def destroy(request: Request) -> Response:
    finding = find_finding(request, may="edit")
    if finding.state == "snoozed":
        finding.reopen()
    return partial(finding_panel(request, finding))
