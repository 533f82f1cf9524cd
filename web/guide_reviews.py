"""A guide's reviews: those there were, and asking for one of the draft as it is now."""

from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from models.guide import NotPublishable
from models.integration.review_news import announce_review
from models.review import AlreadyAsked, Review
from models.review.review import DayIsOver
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import go
from web.lookup import find_guide
from web.screens.guide_review_list import guide_reviews
from web.unsubscribe_address import unsubscribing

LONGEST_MESSAGE = 4000


class Unclear(ValueError):
    """What can't be taken as it was typed."""


def index(request: Request) -> Response:
    return guide_reviews(request, find_guide(request, may="view"))


def create(request: Request) -> Response:
    """Freezes the draft and asks; one that is under review already is shown instead."""
    guide = find_guide(request, may="edit")
    here = context(request)
    message = form_fields.start_of_block(request, "message", 2 * LONGEST_MESSAGE)
    due = form_fields.start_of_text(request, "due_on", 10)
    try:
        due_on = _day(due)
        _assert_short(message)
        review = Review.ask(here.db, guide, message, here.member, here.now, due_on=due_on)
    except AlreadyAsked as refusal:
        return go(request, f"/reviews/{refusal.review.id}")
    except (NotPublishable, DayIsOver, Unclear) as problem:
        return guide_reviews(request, guide, 422, problem=str(problem), message=message, due=due)
    base_url = here.settings.base_url
    announce_review(here.db, review, "a review is asked for", base_url, unsubscribing(here.settings), here.now, but=here.member)
    return go(request, f"/reviews/{review.id}")


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError as problem:
        raise Unclear("Write the day as 2026-12-24, or none.") from problem


def _assert_short(message: str) -> None:
    if len(message) > LONGEST_MESSAGE:
        raise Unclear(f"A message can have at most {LONGEST_MESSAGE:,} characters; shorten it.")
