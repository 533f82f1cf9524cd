"""A look at the draft on the site's own page, for the member who asks."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from models.guide import missing
from models.site.page_address import page_of
from web.kit.context import context
from web.kit.respond import notice
from web.lookup import find_guide
from web.player.preview_token import preview_token


def show(request: Request) -> Response:
    """Leads to the first step's page, where the installed player shows the draft to this browser alone."""
    guide = find_guide(request, may="view")
    here = context(request)
    document = guide.document
    reasons = missing(guide.kind, document)
    if reasons:
        return notice(request, f"There is nothing to preview yet. {' '.join(reasons)}", 409)
    token = preview_token(here.settings.secret_key, guide, here.now.timestamp())
    return RedirectResponse(f"{page_of(document.steps[0].page or guide.site.address)}#cairn-preview={token}", 303)
