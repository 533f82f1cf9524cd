"""Members whose approval a guide waits for, besides the number that the policy asks."""

from starlette.requests import Request
from starlette.responses import Response

from models.guide.approval import RequiredReviewer, StillWaitedFor
from web.kit.context import context
from web.kit.respond import go
from web.lookup import find_guide
from web.screens.guide_review_list import guide_reviews

MOST = 20


def update(request: Request) -> Response:
    """All of them at once; whoever is no member here is left out."""
    guide = find_guide(request, may="edit")
    here = context(request)
    sent = {int(value) for value in here.form.getlist("reviewer")[:MOST] if isinstance(value, str) and value.isdecimal()}
    chosen = {one for one in sent if one < 2**31}
    try:
        RequiredReviewer.choose(here.db, guide, chosen, adds_only=not here.reach.may_at("manage", guide.site_id))
    except StillWaitedFor as problem:
        return guide_reviews(request, guide, 422, kept_waiting=str(problem))
    RequiredReviewer.note(here.db, guide, here.member, here.now)
    return go(request, f"/guides/{guide.id}/reviews")
