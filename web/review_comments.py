"""What reviewers and authors say about a version, or about one of its steps."""

from starlette.requests import Request
from starlette.responses import Response

from models.integration.review_news import announce_comment
from models.review import ReviewComment
from models.review.review import LONGEST_TEXT
from web.kit import form_fields
from web.kit.context import context
from web.kit.guard import LARGEST_ID
from web.kit.respond import partial
from web.lookup import find_review
from web.screens.review_panel import Refused, review_panel
from web.unsubscribe_address import unsubscribing


def create(request: Request) -> Response:
    """A refused one stays where it was typed."""
    review = find_review(request, may="review")
    here = context(request)
    step, answers = form_fields.text(request, "step", 40), form_fields.number(request, "answers", 0, 0, LARGEST_ID)
    text = form_fields.start_of_block(request, "text", 2 * LONGEST_TEXT)
    try:
        said = ReviewComment.say(here.db, review, step, text, here.member, here.now, answers=answers)
    except ValueError as problem:
        place = str(answers) if answers else step or "whole"
        there = {one["id"] for one in review.version(here.db).entry()["content"]["steps"]} | {"whole"}
        refused = Refused(str(problem), text, place if place in there else "whole")
        return partial(review_panel(request, review, "" if place in there else str(problem), refused), status=422)
    announce_comment(here.db, said, here.settings.base_url, unsubscribing(here.settings), here.now)
    return partial(review_panel(request, review))
