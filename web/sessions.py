"""Signing in and out."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from components.sign_in_form import SignInForm
from models.account import Member, MemberSession, Membership
from web.kit.forms import text
from web.kit.identity import cookie_name, forget, remember
from web.kit.respond import go, page
from web.kit.throttle import Throttle

LONGEST_ADDRESS = 254


def new(request: Request) -> Response:
    """The form for signing in; a member who already is goes on."""
    where = _local(request.query_params.get("next", ""))
    if request.state.membership is not None:
        return RedirectResponse(where, 303)
    return page(request, "sign_in.html", form=SignInForm(next=where))


def create(request: Request) -> Response:
    """Signs in with address and password. Works without JavaScript."""
    email, where = text(request, "email", LONGEST_ADDRESS), _local(text(request, "next", 2000))
    throttle, name = _throttle(request), email.casefold()
    if throttle.refuses(name, request.state.now):
        problem = "Too many attempts for this address. Wait a minute, then try again."
        return page(request, "sign_in.html", 429, form=SignInForm(email, where, problem))
    member = Member.by_password(request.state.db, email, _password(request))
    if member is None:
        throttle.failed(name, request.state.now)
        problem = "That address and password do not belong together. Check both and try again."
        return page(request, "sign_in.html", 422, form=SignInForm(email, where, problem))
    throttle.succeeded(name)
    if Membership.of(request.state.db, member.id) is None:
        problem = "You are no longer a member of an organisation here. Ask its owner to invite you again."
        return page(request, "sign_in.html", 422, form=SignInForm(email, where, problem))
    _end_session(request)
    return remember(request, RedirectResponse(where, 303), MemberSession.start(request.state.db, member, request.state.now))


def destroy(request: Request) -> Response:
    """Signs this browser out; the cookie's secret opens nothing any more."""
    _end_session(request)
    return forget(request, go(request, "/sign-in"))


def _end_session(request: Request) -> None:
    old = request.cookies.get(cookie_name(request))
    if old:
        MemberSession.end(request.state.db, old)


def _local(path: str) -> str:
    """That path of this instance, or the first page: nobody is led to another site by a link to the sign-in page."""
    is_local = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if is_local else "/"


def _throttle(request: Request) -> Throttle:
    state = request.app.state
    if not hasattr(state, "sign_in_throttle"):
        state.sign_in_throttle = Throttle()
    return state.sign_in_throttle


def _password(request: Request) -> str:
    """As typed: a password may begin or end with a space."""
    value = request.state.form.get("password", "")
    return value if isinstance(value, str) else ""
