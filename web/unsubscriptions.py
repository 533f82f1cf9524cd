"""Ending mail with one click (RFC 8058): the address itself is the permission, so nobody has to sign in."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from models.integration.news_channel import NEVER, NewsChoice
from models.integration.weekly_choice import WeeklyChoice
from web.kit.context import public_context
from web.kit.respond import page
from web.unsubscribe_address import PURPOSE, WEEKLY, read_unsubscribe_token


def new(request: Request) -> Response:
    """A page with one button: looking at a link must not change anything, scanners of mail follow every one."""
    _, _, is_weekly = _reader(request)
    return page(request, "unsubscribe.html", done=False, is_weekly=is_weekly, membership=None)


def create(request: Request) -> Response:
    """What the button sends, and what mail programs send in either encoding of forms (RFC 8058, 3.2). Doing it twice is fine."""
    organisation, member, is_weekly = _reader(request)
    if is_weekly:
        WeeklyChoice.choose(public_context(request).db, organisation, member, wants=False)
    else:
        NewsChoice.choose(public_context(request).db, organisation, member, NEVER)
    return page(request, "unsubscribe.html", done=True, is_weekly=is_weekly, membership=None)


def _reader(request: Request) -> tuple[int, int, bool]:
    """The organisation, the member, and whether it is about the weekly letter."""
    key, token = public_context(request).settings.secret_key, request.path_params["token"]
    for purpose in (PURPOSE, WEEKLY):
        if found := read_unsubscribe_token(key, token, purpose):
            return (*found, purpose == WEEKLY)
    raise HTTPException(404, "This link is not valid any more. Change your choice in the inbox's notifications instead.")
