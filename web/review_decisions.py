"""The decision on a review: this version is approved, or wants changes. It may be made anew."""

from starlette.requests import Request
from starlette.responses import Response

from models.integration.review_news import announce_review
from models.review import NotDecidable
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import partial
from web.lookup import find_review
from web.screens.review_panel import review_panel
from web.unsubscribe_address import unsubscribing


def update(request: Request) -> Response:
    review = find_review(request, may="review")
    here = context(request)
    decision = form_fields.text(request, "decision", 20)
    if decision not in {"approved", "changes"}:
        return partial(review_panel(request, review, "Approve this version, or request changes."), status=422)
    try:
        review.decide(here.db, approves=decision == "approved", by=here.member, now=here.now)
    except NotDecidable as problem:
        return partial(review_panel(request, review, str(problem)), status=422)
    said = "approved" if decision == "approved" else "changes requested"
    announce_review(here.db, review, said, here.settings.base_url, unsubscribing(here.settings), here.now, but=here.member)
    return partial(review_panel(request, review))
