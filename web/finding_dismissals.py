"""A finding that may stay as it is, with the reason; and taken up again."""

from starlette.requests import Request
from starlette.responses import Response

from models.account.audit_log import AuditEntry
from models.check.finding import RESOLVED
from web.kit import form_fields
from web.kit.context import context
from web.lookup import find_finding
from web.screens.finding_list import decided


def create(request: Request) -> Response:
    finding = find_finding(request, may="edit")
    here = context(request)
    if finding.state == RESOLVED:
        return decided(request, finding, "It is resolved already.", 422)
    try:
        finding.ignore(form_fields.text(request, "reason", 300))
    except ValueError as problem:
        return decided(request, finding, str(problem), 422)
    sentence = f"{finding.guide.name}: {finding.note}"
    AuditEntry.note(here.db, finding.organisation_id, "finding.ignored", sentence, here.member, here.now)
    return decided(request, finding)


def destroy(request: Request) -> Response:
    finding = find_finding(request, may="edit")
    if finding.state == "ignored":
        finding.reopen()
    return decided(request, finding)
