"""Build sessions of a guide: the author's own page is opened, and the picker on it."""

from starlette.requests import Request
from starlette.responses import Response

from components.bookmarklet import Bookmarklet
from models.guide.build_session import OPENER, POINT, RECORD, BuildSession
from models.site.page_address import page_of
from web.kit import form_fields
from web.kit.context import context
from web.kit.respond import page
from web.lookup import find_guide, step_of
from web.player.builder_request import build_token


def create(request: Request) -> Response:
    """Starts one for the step that is named, or a recording behind it, and leads on to the step's page."""
    guide = find_guide(request, may="edit")
    here = context(request)
    step_id = form_fields.text(request, "step", 40)
    asked = form_fields.text(request, "mode", 10)
    mode = asked if asked in {OPENER, RECORD} else POINT
    step = step_of(guide, step_id) if mode != RECORD or step_id else None
    build = BuildSession.start(here.db, guide, step.id if step else "", mode, here.member, here.now)
    settings = here.settings
    address = page_of((step.page if step else "") or guide.site.address)
    return page(
        request,
        "guides/build.html",
        guide=guide,
        recording=build.is_recording,
        lasts=mode != OPENER,
        seen=guide.site.tag_is_alive(here.now),
        address=f"{address}#cairn-build={build_token(settings.secret_key, build)}",
        shown=address,
        bookmarklet=Bookmarklet.of(guide.site, settings.base_url),
    )
