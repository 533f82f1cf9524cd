"""The previews of a guide that are open: who made which, until when, and their end."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from components.preview_list import PreviewList
from models.guide import Guide
from models.guide.preview import Preview
from web.kit.context import context
from web.kit.respond import partial
from web.lookup import find_guide
from web.screens.guide_page import guide_page


def index(request: Request) -> Response:
    guide = find_guide(request, may="view")
    return guide_page(request, "guides/previews.html", guide, "previews", previews=_open(request, guide))


def destroy_all(request: Request) -> Response:
    """Ends all of them, or their own for whoever may not change the guide."""
    guide = find_guide(request, may="view")
    here = context(request)
    Preview.end_all(here.db, guide, here.now, of=None if here.reach.may_at("edit", guide.site_id) else here.member)
    return partial(_open(request, guide))


def destroy(request: Request) -> Response:
    """Ends one; one that is over already stays so."""
    guide = find_guide(request, may="view")
    here = context(request)
    preview = here.db.get(Preview, request.path_params["preview_id"])
    if preview is None or preview.guide_id != guide.id:
        raise HTTPException(404)
    if preview.member_id != here.member.id and not here.reach.may_at("edit", guide.site_id):
        raise HTTPException(
            403, f"Your role here is {here.reach.role_at(guide.site_id)}; it ends only the previews that you made."
        )
    preview.end(here.now)
    here.db.flush()
    return partial(_open(request, guide))


def _open(request: Request, guide: Guide) -> PreviewList:
    here = context(request)
    previews = Preview.open_of(here.db, guide, here.now)
    return PreviewList.of(guide, previews, here.member, may_edit=here.reach.may_at("edit", guide.site_id))
