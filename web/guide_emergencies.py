"""An emergency: an owner publishes the draft without the approvals that the policy asks for, with a reason."""

from starlette.requests import Request
from starlette.responses import Response

from models.guide import PublicationRefused, Version, compile_guide
from models.guide.emergency import LONGEST_REASON, Emergency, NoReason
from models.release.publish import publish
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import go
from web.lookup import find_guide
from web.screens.guide_review_list import guide_reviews


def create(request: Request) -> Response:
    """Puts exactly the draft live; refused, nothing is declared and the reason stays in the form."""
    guide = find_guide(request, may="own")
    here = context(request)
    reason = form_fields.start_of_block(request, "reason", 2 * LONGEST_REASON)
    seen = form_fields.text(request, "seen", 64)
    if len(reason) > LONGEST_REASON:
        problem = f"A reason can have at most {LONGEST_REASON} characters; shorten it."
        return guide_reviews(request, guide, 422, reason=reason, refused=problem)
    try:
        version = Version.freeze(here.db, guide, compile_guide(guide), here.member, here.now)
        Emergency.declare(here.db, guide, version, reason, here.member, here.now)
        publish(here.db, guide, seen=seen, by=here.member, now=here.now, version=version)
    except (NoReason, PublicationRefused) as problem:
        return guide_reviews(request, guide, 422, reason=reason, refused=str(problem))
    return go(request, f"/guides/{guide.id}/reviews")
