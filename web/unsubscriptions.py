"""Ending mail with one click (RFC 8058): the address itself is the permission, so nobody has to sign in."""

import time
from datetime import timedelta

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from models.integration.news_channel import NEVER, NewsChoice
from web.kit.context import public_context
from web.kit.respond import page
from web.kit.signed_token import sign, unsign

PURPOSE = "unsubscribe"
GOOD_FOR = timedelta(days=400)


def unsubscribe_url(secret_key: bytes, base_url: str, organisation: int, member: int) -> str:
    token = sign(secret_key, PURPOSE, f"{organisation}.{member}", time.time() + GOOD_FOR.total_seconds())
    return f"{base_url}/unsubscriptions/{token}"


def new(request: Request) -> Response:
    """A page with one button: looking at a link must not change anything, scanners of mail follow every one."""
    _reader(request)
    return page(request, "unsubscribe.html", done=False, membership=None)


def create(request: Request) -> Response:
    """What the button sends, and what mail programs send in either encoding of forms (RFC 8058, 3.2). Doing it twice is fine."""
    organisation, member = _reader(request)
    NewsChoice.choose(public_context(request).db, organisation, member, NEVER)
    return page(request, "unsubscribe.html", done=True, membership=None)


def _reader(request: Request) -> tuple[int, int]:
    said = unsign(public_context(request).settings.secret_key, PURPOSE, request.path_params["token"], time.time())
    if said is None:
        raise HTTPException(404, "This link is not valid any more. Change your choice in the inbox's notifications instead.")
    organisation, _, member = said.partition(".")
    return int(organisation), int(member)
