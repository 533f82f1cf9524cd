"""Who is asking: the signed-in member, from the cookie to the request's state."""

from starlette.requests import Request
from starlette.responses import Response

from models.account import MemberSession, Membership

COOKIE = "cairn_session"
SECURE_COOKIE = "__Host-cairn_session"


def identify(request: Request) -> None:
    """Puts `member` and `membership` into the request's state; both None for a stranger."""
    secret = request.cookies.get(cookie_name(request))
    found = MemberSession.find(request.state.db, secret, request.state.now) if secret else None
    request.state.member = found.member if found else None
    request.state.membership = Membership.of(request.state.db, found.member_id) if found else None


def remember(request: Request, response: Response, secret: str) -> Response:
    """Signs this browser in: `HttpOnly`, `SameSite=Lax`, and bound to this host when served over https."""
    secure = request.app.state.settings.is_secure
    response.set_cookie(cookie_name(request), secret, max_age=14 * 86400, path="/", secure=secure, httponly=True, samesite="lax")
    return response


def forget(request: Request, response: Response) -> Response:
    response.delete_cookie(cookie_name(request), path="/", secure=request.app.state.settings.is_secure, httponly=True)
    return response


def cookie_name(request: Request) -> str:
    return SECURE_COOKIE if request.app.state.settings.is_secure else COOKIE
