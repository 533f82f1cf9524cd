"""A guide's reviews: those there were, and asking for one of the draft as it is now."""

from starlette.requests import Request
from starlette.responses import Response

from components.review_row import ReviewRow
from models.guide import Guide, NotPublishable
from models.review import AlreadyAsked, Review
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import go, page
from web.lookup import find_guide

LONGEST_MESSAGE = 4000


def index(request: Request) -> Response:
    return _show(request, find_guide(request, may="view"))


def create(request: Request) -> Response:
    """Freezes the draft and asks; one that is under review already is shown instead."""
    guide = find_guide(request, may="edit")
    here = context(request)
    message = form_fields.start_of_block(request, "message", 2 * LONGEST_MESSAGE)
    if len(message) > LONGEST_MESSAGE:
        return _show(request, guide, f"A message can have at most {LONGEST_MESSAGE:,} characters; shorten it.", message, 422)
    try:
        review = Review.ask(here.db, guide, message, here.member, here.now)
    except AlreadyAsked as refusal:
        review = refusal.review
    except NotPublishable as problem:
        return _show(request, guide, str(problem), message, 422)
    return go(request, f"/reviews/{review.id}")


def _show(request: Request, guide: Guide, problem: str = "", message: str = "", status: int = 200) -> Response:
    here = context(request)
    rows = [ReviewRow.of(review) for review in Review.of_guide(here.db, guide)]
    may_edit = here.may("edit")
    values = {"guide": guide, "rows": rows, "may_edit": may_edit, "problem": problem, "message": message}
    return page(request, "reviews/of_guide.html", status, **values)
