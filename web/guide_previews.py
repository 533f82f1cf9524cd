"""A look at the draft on the site's own page, for whoever is given its link."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from components.preview_code import PreviewCode
from models.guide import Guide, missing
from models.guide.preview import Preview
from models.site.page_address import page_of
from web.kit.context import context
from web.kit.resource import saving
from web.kit.respond import notice, partial, wants_part
from web.lookup import find_guide
from web.player.preview_token import preview_token


def show(request: Request) -> Response:
    """Leads to the first step's page, where the installed player shows the draft to whoever has this address. A part is its code
    for a phone.
    """
    guide = find_guide(request, may="view")
    document = guide.document
    reasons = missing(guide.kind, document)
    if reasons:
        return _refused(request, guide, f"There is nothing to preview yet. {' '.join(reasons)}")
    if guide.archived_at is not None:
        return _refused(request, guide, "This guide is archived. Restore it to preview it.")
    page = page_of(document.steps[0].page or guide.site.address)
    with saving(request) as session:
        here = context(request)
        preview = Preview.make(session, find_guide(request, may="view"), here.member, here.now)
        address, until = f"{page}#cairn-preview={preview_token(here.settings.secret_key, preview)}", preview.expires_at
    return partial(PreviewCode(guide.id, address, until)) if wants_part(request) else RedirectResponse(address, 303)


def _refused(request: Request, guide: Guide, sentence: str) -> Response:
    return partial(PreviewCode(guide.id, problem=sentence), status=422) if wants_part(request) else notice(request, sentence, 409)
