"""Members whose approval a guide waits for, besides the number that the policy asks."""

from starlette.requests import Request
from starlette.responses import Response

from models.account.audit_log import AuditEntry
from models.guide.approval import RequiredReviewer
from web.kit.context import context
from web.kit.respond import go
from web.lookup import find_guide
from web.screens.guide_review_list import guide_reviews

MOST = 20


def update(request: Request) -> Response:
    """All of them at once; whoever is no member here is left out. Authors add to them only, lest a guide waits for whom its
    author chooses.
    """
    guide = find_guide(request, may="edit")
    here = context(request)
    sent = {int(value) for value in here.form.getlist("reviewer")[:MOST] if isinstance(value, str) and value.isdecimal()}
    chosen = {one for one in sent if one < 2**31}
    given_up = [member.name for member in RequiredReviewer.of(here.db, guide) if member.id not in chosen]
    if given_up and not here.may_at("manage", guide.site_id):
        sentence = f"This guide goes on waiting for {' and '.join(given_up)}: only an owner or an admin can change that."
        return guide_reviews(request, guide, 422, kept_waiting=sentence)
    RequiredReviewer.choose(here.db, guide, chosen)
    names = ", ".join(member.name for member in RequiredReviewer.of(here.db, guide)) or "nobody in particular"
    AuditEntry.note(here.db, guide.organisation_id, "guide.reviewers", f"{guide.name} waits for {names}.", here.member, here.now)
    return go(request, f"/guides/{guide.id}/reviews")
