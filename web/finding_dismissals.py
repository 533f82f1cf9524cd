"""A finding, or several at once, that may stay as it is, with the reason; and taken up again."""

from starlette.requests import Request
from starlette.responses import Response

from components.finding_list import FindingBulk
from models.account.audit_log import AuditEntry
from models.check.finding import IGNORED, RESOLVED, Finding
from web.kit import form_fields
from web.kit.context import context
from web.lookup import find_finding
from web.screens.chosen_findings import chosen_findings, counted, fields, inbox_again, taken_up_again
from web.screens.finding_list import decided


def create(request: Request) -> Response:
    finding = find_finding(request, may="edit")
    if finding.state == RESOLVED:
        return decided(request, finding, "It is resolved already.", 422)
    try:
        finding.ignore(form_fields.text(request, "reason", 300))
    except ValueError as problem:
        return decided(request, finding, str(problem), 422)
    _note(request, finding)
    return decided(request, finding)


def destroy(request: Request) -> Response:
    finding = find_finding(request, may="edit")
    if finding.state == IGNORED:
        finding.reopen()
    return decided(request, finding)


def create_all(request: Request) -> Response:
    """Ignores all that were chosen and want a decision, for the same reason."""
    here, reason = context(request), form_fields.text(request, "reason", 300)
    changed = [one for one in chosen_findings(request) if one.waits_at(here.now)]
    try:
        for one in changed:
            one.ignore(reason)
    except ValueError as problem:
        return inbox_again(request, FindingBulk(problem=str(problem)), (), status=422)
    for one in changed:
        _note(request, one)
    said, what = f"{counted(changed)} ignored: {reason}", f"ignoring {counted(changed)}"
    return inbox_again(request, FindingBulk(said, what, "/inbox/dismissals", fields=fields(changed)), changed)


def destroy_all(request: Request) -> Response:
    """Takes up again all that were chosen and are ignored."""
    return taken_up_again(request, IGNORED)


def _note(request: Request, finding: Finding) -> None:
    here, sentence = context(request), f"{finding.guide.name}: {finding.note}"
    AuditEntry.note(here.db, finding.organisation_id, "finding.ignored", sentence, here.member, here.now)
