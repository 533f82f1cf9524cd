"""Reviews: the list of them, and one with the version it is about."""

from starlette.requests import Request
from starlette.responses import Response

from components.empty_state import EmptyState
from components.review_row import ReviewRow
from models.review import Review
from web.kit.context import context
from web.kit.respond import page, partial, wants_part
from web.lookup import find_review, must
from web.screens.review_panel import review_panel

MOST_LISTED = 100


def index(request: Request) -> Response:
    must(request, "view")
    here = context(request)
    found = Review.newest(here.db, here.organisation_id, MOST_LISTED)
    what = "Authors ask for one from a guide's editor; whoever reviews sees exactly what visitors would get."
    empty = EmptyState("No reviews yet", what, "See the guides", "/guides", "eye")
    return page(request, "reviews/index.html", rows=[ReviewRow.of(review) for review in found], empty=empty)


def show(request: Request) -> Response:
    review = find_review(request, may="view")
    panel = review_panel(request, review)
    return partial(panel) if wants_part(request) else page(request, "reviews/show.html", panel=panel)
