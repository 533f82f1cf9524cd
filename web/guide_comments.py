"""What members say about a guide's draft, outside of a review."""

from starlette.requests import Request
from starlette.responses import Response

from models.integration.review_news import announce_comment
from models.review import ReviewComment
from models.review.review import LONGEST_TEXT
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import go, partial, wants_part
from web.lookup import find_guide
from web.screens.guide_review_list import draft_comments, guide_reviews
from web.unsubscribe_address import unsubscribing


def create(request: Request) -> Response:
    """A refused one stays in the form."""
    guide = find_guide(request, may="review")
    here = context(request)
    text = form_fields.start_of_block(request, "text", 2 * LONGEST_TEXT)
    try:
        said = ReviewComment.say_of_draft(here.db, guide, form_fields.text(request, "step", 40), text, here.member, here.now)
    except ValueError as problem:
        if wants_part(request):
            return partial(draft_comments(request, guide, text, str(problem)), status=422)
        return guide_reviews(request, guide, 422, said=text, unsaid=str(problem))
    announce_comment(here.db, said, here.settings.base_url, unsubscribing(here.settings), here.now)
    if wants_part(request):
        return partial(draft_comments(request, guide))
    return go(request, f"/guides/{guide.id}/reviews")
