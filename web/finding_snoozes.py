"""A finding put off for some days, and taken up again."""

from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response

from models.check.finding import RESOLVED
from web.kit import form_fields
from web.kit.context import context
from web.lookup import find_finding
from web.screens.finding_list import decided


def create(request: Request) -> Response:
    finding = find_finding(request, may="edit")
    if finding.state == RESOLVED:
        return decided(request, finding, "It is resolved already.", 422)
    finding.snooze(context(request).now + timedelta(days=form_fields.number(request, "days", 1, 1, 90)))
    return decided(request, finding)


def destroy(request: Request) -> Response:
    finding = find_finding(request, may="edit")
    if finding.state == "snoozed":
        finding.reopen()
    return decided(request, finding)
