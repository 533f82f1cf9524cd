"""A look at the draft on the site's own page, for whoever is given its link."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from models.guide import missing
from models.guide.preview import Preview
from models.site.page_address import page_of
from web.kit.context import context
from web.kit.resource import saving
from web.kit.respond import notice
from web.lookup import find_guide
from web.player.preview_token import preview_token


def show(request: Request) -> Response:
    """Leads to the first step's page, where the installed player shows the draft to whoever has this address."""
    guide = find_guide(request, may="view")
    document = guide.document
    reasons = missing(guide.kind, document)
    if reasons:
        return notice(request, f"There is nothing to preview yet. {' '.join(reasons)}", 409)
    if guide.archived_at is not None:
        return notice(request, "This guide is archived. Restore it to preview it.", 409)
    page = page_of(document.steps[0].page or guide.site.address)
    with saving(request) as session:
        here = context(request)
        preview = Preview.make(session, find_guide(request, may="view"), here.member, here.now)
        token = preview_token(here.settings.secret_key, preview)
    return RedirectResponse(f"{page}#cairn-preview={token}", 303)
