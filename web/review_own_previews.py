"""The reviewed version on its site for one author alone, who sees it among what visitors get."""

from starlette.requests import Request
from starlette.responses import Response

from models.check.watched_targets import version_targets
from web.kit.context import context
from web.lookup import find_review
from web.screens.own_preview_page import own_preview_page


def create(request: Request) -> Response:
    """Leads to the first page that the version points at, where the installed player takes it over."""
    review = find_review(request, may="edit")
    pages = [page for page, _ in version_targets(review.guide, review.version(context(request).db)).values()]
    return own_preview_page(request, review.guide, pages[0] if pages else "", review.version_hash)
