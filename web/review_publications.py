"""Putting exactly the reviewed version live, whatever became of the draft since."""

from starlette.requests import Request
from starlette.responses import Response

from models.guide import PublicationRefused
from models.release.publish import publish
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import partial
from web.lookup import find_review
from web.screens.review_panel import review_panel


def create(request: Request) -> Response:
    review = find_review(request, may="publish")
    here = context(request)
    if review.state != "approved":
        return partial(review_panel(request, review, "Only an approved version is published from here."), status=422)
    session, version = here.db, review.version(here.db)
    seen = form_fields.text(request, "seen", 64)
    try:
        publish(session, review.guide, seen=seen, by=here.member, now=here.now, version=version)
    except PublicationRefused as problem:
        return partial(review_panel(request, review, str(problem)), status=422)
    return partial(review_panel(request, review))
