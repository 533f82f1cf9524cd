"""Who is asking: the signed-in member, by the cookie."""

import time
from datetime import datetime, timedelta

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response

from models.account import Member, MemberSession, Membership
from models.account.device_name import device_name
from models.account.member_session import SIGNED_IN_FOR
from models.account.session_place import session_place
from models.support.random_name import new_secret
from web.kit.context import instance
from web.kit.signed_token import sign, unsign

TOLD_FOR = timedelta(days=14)
"""How long after its end a browser still has the cookie of a sign-in: it opens nothing, and the sign-in page says why."""

COOKIE = "cairn_session"
SECURE_COOKIE = "__Host-cairn_session"

KNOWN, SECURE_KNOWN = "cairn_known", "__Host-cairn_known"
KNOWN_PURPOSE = "known browser"
KNOWN_FOR = 365 * 86400
"""Seconds for which a browser in which somebody signed in is known as one of theirs."""


def identify(request: Request, session: Session, now: datetime) -> tuple[MemberSession, Membership | None] | None:
    """The session of the browser that asks, and its member's place in the organisation that they chose in it, as long as that
    admits them. None for a stranger.
    """
    secret = request.cookies.get(cookie_name(request))
    known = session_place(session, secret, now) if secret else None
    if known is None:
        return None
    found, place = known
    return found, place if place is not None and place.admits and found.lets_into(place) else None


def sender(request: Request, session: Session, now: datetime) -> tuple[int, int | None] | None:
    """The ids of the member and of the organisation that admits them; None for a stranger. It costs a part of what `identify`
    does.
    """
    secret = request.cookies.get(cookie_name(request))
    return MemberSession.sender(session, secret, now) if secret else None


def why_signed_out(request: Request, session: Session, now: datetime) -> str:
    """A sentence for whoever was signed in in this browser and did not sign out; empty for everybody else."""
    secret = request.cookies.get(cookie_name(request))
    return MemberSession.why_over(session, secret, now) if secret else ""


def remember(request: Request, response: Response, secret: str) -> Response:
    """Signs this browser in: `HttpOnly`, `SameSite=Lax`, and bound to this host when served over https."""
    secure = instance(request).settings.is_secure
    lasts = int((SIGNED_IN_FOR + TOLD_FOR).total_seconds())
    response.set_cookie(cookie_name(request), secret, max_age=lasts, path="/", secure=secure, httponly=True, samesite="lax")
    return response


def forget(request: Request, response: Response) -> Response:
    response.delete_cookie(cookie_name(request), path="/", secure=instance(request).settings.is_secure, httponly=True)
    return response


def known_browser(request: Request, member: Member | None) -> str | None:
    """The name of this browser, if the member signed in from it before; it says nothing about any other member."""
    statement = unsign(_key(request), KNOWN_PURPOSE, request.cookies.get(_known_cookie(request), ""), time.time())
    member_id, _, browser = (statement or "").partition(":")
    return browser if member and browser and member_id == str(member.id) else None


def remember_browser(request: Request, response: Response, member: Member) -> None:
    """Lets this browser be told from strangers' when the member signs in again (`models.account.sign_in_limit`)."""
    browser = known_browser(request, member) or new_secret()[:16]
    token = sign(_key(request), KNOWN_PURPOSE, f"{member.id}:{browser}", time.time() + KNOWN_FOR)
    secure = instance(request).settings.is_secure
    response.set_cookie(_known_cookie(request), token, max_age=KNOWN_FOR, path="/", secure=secure, httponly=True, samesite="lax")


def device(request: Request) -> str:
    """What kind of browser asks, in words."""
    return device_name(request.headers.get("user-agent", ""))


def client_address(request: Request) -> str:
    """The address of who asks, behind trusted proxies the one that they say. It is used in memory and never written."""
    return request.client.host if request.client else ""


def _known_cookie(request: Request) -> str:
    return SECURE_KNOWN if instance(request).settings.is_secure else KNOWN


def _key(request: Request) -> bytes:
    return instance(request).settings.secret_key


def cookie_name(request: Request) -> str:
    return SECURE_COOKIE if instance(request).settings.is_secure else COOKIE
