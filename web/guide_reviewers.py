"""Members whose approval a guide waits for, besides the number that the policy asks."""

from starlette.requests import Request
from starlette.responses import Response

from models.account.audit_log import AuditEntry
from models.guide.approval import RequiredReviewer
from web.kit.context import context
from web.kit.respond import go
from web.lookup import find_guide

MOST = 20


def update(request: Request) -> Response:
    """All of them at once; whoever is no member here is left out."""
    guide = find_guide(request, may="edit")
    here = context(request)
    chosen = {int(value) for value in here.form.getlist("reviewer")[:MOST] if isinstance(value, str) and value.isdecimal()}
    RequiredReviewer.choose(here.db, guide, {one for one in chosen if one < 2**31})
    names = ", ".join(member.name for member in RequiredReviewer.of(here.db, guide)) or "nobody in particular"
    AuditEntry.note(here.db, guide.organisation_id, "guide.reviewers", f"{guide.name} waits for {names}.", here.member, here.now)
    return go(request, f"/guides/{guide.id}/reviews")
