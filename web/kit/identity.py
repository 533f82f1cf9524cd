"""Who is asking: the signed-in member, by the cookie."""

from datetime import datetime

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response

from models.account import Member, MemberSession, Membership
from web.kit.context import instance

COOKIE = "cairn_session"
SECURE_COOKIE = "__Host-cairn_session"


def identify(request: Request, session: Session, now: datetime) -> tuple[Member, Membership] | None:
    """The member whose browser this is, with their place in an organisation; None for anybody else."""
    secret = request.cookies.get(cookie_name(request))
    found = MemberSession.find(session, secret, now) if secret else None
    membership = Membership.of(session, found.member_id) if found else None
    return (found.member, membership) if found and membership else None


def remember(request: Request, response: Response, secret: str) -> Response:
    """Signs this browser in: `HttpOnly`, `SameSite=Lax`, and bound to this host when served over https."""
    secure = instance(request).settings.is_secure
    response.set_cookie(cookie_name(request), secret, max_age=14 * 86400, path="/", secure=secure, httponly=True, samesite="lax")
    return response


def forget(request: Request, response: Response) -> Response:
    response.delete_cookie(cookie_name(request), path="/", secure=instance(request).settings.is_secure, httponly=True)
    return response


def cookie_name(request: Request) -> str:
    return SECURE_COOKIE if instance(request).settings.is_secure else COOKIE
