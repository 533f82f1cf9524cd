"""The page that leads on to the site, where a guide is live for its author alone."""

from starlette.requests import Request
from starlette.responses import Response

from models.guide.guide import Guide
from models.guide.own_preview import start
from models.site.page_address import page_of
from web.kit.context import context
from web.kit.respond import notice
from web.kit.respond import page as page_answer
from web.player.own_preview_token import own_preview_token


def own_preview_page(request: Request, guide: Guide, address: str, version: str = "") -> Response:
    """Starts it for the member: the draft, or that version. `address` is the page to go to, or empty for the site's own."""
    if guide.archived_at is not None:
        return notice(request, "This guide is archived. Restore it to see it on your site.", 409)
    here = context(request)
    preview = start(here.db, guide, here.member, here.now, version=version)
    shown = page_of(address or guide.site.address)
    return page_answer(
        request,
        "guides/own_preview.html",
        guide=guide,
        until=preview.expires_at,
        seen=guide.site.tag_is_alive(here.now),
        address=f"{shown}#cairn-own={own_preview_token(here.settings.secret_key, preview)}",
        shown=shown,
    )
