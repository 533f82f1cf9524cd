"""A look at the reviewed version on the site's own page: what a reviewer sees does not change with the draft."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from models.check.watched_targets import version_targets
from models.guide.preview import Preview
from models.site.page_address import page_of
from web.kit.context import context
from web.kit.resource import saving
from web.kit.respond import notice
from web.lookup import find_review
from web.player.preview_token import preview_token


def show(request: Request) -> Response:
    """Leads to the first page that the version points at, where the installed player shows it."""
    review = find_review(request, may="view")
    if review.guide.archived_at is not None:
        return notice(request, "This guide is archived. Restore it to preview it.", 409)
    pages = [page for page, _ in version_targets(review.guide, review.version(context(request).db)).values()]
    page = page_of(pages[0] if pages else review.guide.site.address)
    with saving(request) as session:
        here, review = context(request), find_review(request, may="view")
        preview = Preview.make(session, review.guide, here.member, here.now, version=review.version_hash)
        token = preview_token(here.settings.secret_key, preview)
    return RedirectResponse(f"{page}#cairn-preview={token}", 303)
