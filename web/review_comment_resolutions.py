"""That a comment is done with; it can be opened again."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from models.review import Review, ReviewComment
from web.kit.context import context
from web.kit.respond import partial
from web.lookup import find_review
from web.screens.review_panel import review_panel


def create(request: Request) -> Response:
    review = find_review(request, may="review")
    here = context(request)
    _comment(request, review).resolve(here.member, here.now)
    here.db.flush()
    return partial(review_panel(request, review))


def destroy(request: Request) -> Response:
    review = find_review(request, may="review")
    _comment(request, review).reopen()
    context(request).db.flush()
    return partial(review_panel(request, review))


def _comment(request: Request, review: Review) -> ReviewComment:
    comment = context(request).db.get(ReviewComment, request.path_params["comment_id"])
    if comment is None or comment.review_id != review.id:
        raise HTTPException(404, "This comment was removed.")
    return comment
