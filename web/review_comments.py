"""What reviewers and authors say about a version, or about one of its steps."""

from starlette.requests import Request
from starlette.responses import Response

from models.review import ReviewComment
from web.kit import form_fields
from web.kit.respond import partial
from web.reviews import find_review, review_panel


def create(request: Request) -> Response:
    review = find_review(request, may="review")
    step, text = form_fields.text(request, "step", 40), form_fields.block(request, "text", 4000)
    try:
        ReviewComment.say(request.state.db, review, step, text, request.state.member, request.state.now)
    except ValueError as problem:
        return partial(review_panel(request, review, str(problem)), status=422)
    return partial(review_panel(request, review))
