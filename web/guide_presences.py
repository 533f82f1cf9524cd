"""Who has a guide open: each browser says so while it shows one, and hears who else does."""

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from components.guide_presence import GuidePresence
from models.guide.guide_presence import GuidePresence as Present
from web.kit.context import context
from web.kit.respond import partial
from web.lookup import find_guide

GONE = "You no longer have access to this guide. Copy what you typed before you leave the page."


def update(request: Request) -> Response:
    """To whom the guide is no longer there while its page is open, that is said once, in its place."""
    try:
        guide = find_guide(request, may="view")
    except HTTPException as refused:
        if refused.status_code != HTTPStatus.NOT_FOUND:
            raise
        return partial(GuidePresence(problem=GONE), status=refused.status_code)
    here = context(request)
    return partial(GuidePresence.of(Present.tell(here.db, guide, here.member, here.now)))
