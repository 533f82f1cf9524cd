"""Reviews: the list of them, and one with the version it is about."""

from starlette.requests import Request
from starlette.responses import Response

from components.empty_state import EmptyState
from components.review_row import ReviewRow
from models.review import Review
from models.review.review_look import ReviewLook
from web.kit.context import context
from web.kit.resource import saving
from web.kit.respond import page, partial, wants_part
from web.lookup import find_review, must
from web.screens.review_panel import review_panel

MOST_LISTED = 100


def index(request: Request) -> Response:
    must(request, "view")
    here = context(request)
    found = Review.newest(here.db, here.organisation_id, MOST_LISTED, here.reach.hidden)
    what = "Authors ask for one from a guide's editor; whoever reviews sees exactly what visitors would get."
    empty = EmptyState("No reviews yet", what, "See the guides", "/guides", "eye")
    return page(
        request,
        "reviews/index.html",
        rows=[ReviewRow.of(review, here.organisation.local(here.now)) for review in found],
        empty=empty,
    )


def show(request: Request) -> Response:
    review = find_review(request, may="view")
    panel = review_panel(request, review)
    _note_look(request)
    return partial(panel) if wants_part(request) else page(request, "reviews/show.html", panel=panel)


def _note_look(request: Request) -> None:
    """So that next time it says what changed since; written only when it is another version than last time."""
    here = context(request)
    look = here.db.get(ReviewLook, (find_review(request, may="view").guide_id, here.member.id))
    if look is None or look.version_hash != find_review(request, may="view").version_hash:
        with saving(request) as session:
            ReviewLook.note(session, find_review(request, may="view"), context(request).member, here.now)
