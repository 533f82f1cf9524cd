"""What reviewers and authors say about a version, or about one of its steps."""

from starlette.requests import Request
from starlette.responses import Response

from models.review import ReviewComment
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import partial
from web.lookup import find_review
from web.screens.review_panel import review_panel


def create(request: Request) -> Response:
    review = find_review(request, may="review")
    here = context(request)
    step, text = form_fields.text(request, "step", 40), form_fields.block(request, "text", 4000)
    try:
        ReviewComment.say(here.db, review, step, text, here.member, here.now)
    except ValueError as problem:
        return partial(review_panel(request, review, str(problem)), status=422)
    return partial(review_panel(request, review))
