"""Signing in and out."""

from dataclasses import dataclass
from datetime import datetime

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from components.sign_in_form import SignInForm
from models.account import Member, MemberSession, Membership
from web.kit.context import public_context, signed_in
from web.kit.failure_throttle import Throttle
from web.kit.form_fields import text
from web.kit.identity import cookie_name, forget, remember
from web.kit.resource import saving
from web.kit.respond import go, page

LONGEST_ADDRESS = 254


def new(request: Request) -> Response:
    """The form for signing in; a member who already is goes on."""
    where = _local(request.query_params.get("next", ""))
    if signed_in(request) is not None:
        return RedirectResponse(where, 303)
    return page(request, "sign_in.html", form=SignInForm(next=where))


def create(request: Request) -> Response:
    """Signs in with address and password. Works without JavaScript.

    The password is compared before anything is written: comparing is slow on purpose, and nobody may wait for it.
    """
    email, where = text(request, "email", LONGEST_ADDRESS), _local(text(request, "next", 2000))
    here = public_context(request)
    if _attempts(request).refuse(email, here.now):
        return _again(email, where, "Too many attempts for this address. Wait a minute, then try again.", request, 429)
    member = Member.by_password(here.db, email, _password(request))
    if member is None:
        _attempts(request).failed(email, here.now)
        return _again(email, where, "That address and password do not belong together. Check both and try again.", request)
    _attempts(request).succeeded(email)
    if Membership.of(here.db, member.id) is None:
        problem = "You are no longer a member of an organisation here. Ask its owner to invite you again."
        return _again(email, where, problem, request)
    with saving(request) as session:
        _end_session(request)
        secret = MemberSession.start(session, session.get_one(Member, member.id), here.now)
    return remember(request, RedirectResponse(where, 303), secret)


def destroy(request: Request) -> Response:
    """Signs this browser out; the cookie's secret opens nothing any more."""
    _end_session(request)
    return forget(request, go(request, "/sign-in"))


def _end_session(request: Request) -> None:
    old = request.cookies.get(cookie_name(request))
    if old:
        MemberSession.end(public_context(request).db, old)


def _local(path: str) -> str:
    """That path of this instance, or the first page: nobody is led to another site by a link to the sign-in page."""
    is_local = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if is_local else "/"


def _again(email: str, where: str, problem: str, request: Request, status: int = 422) -> Response:
    return page(request, "sign_in.html", status, form=SignInForm(email, where, problem))


@dataclass(frozen=True)
class _Attempts:
    """Failures to sign in, by who tried for whom and by who tried for anybody: guessing is slow from any one place, and nobody
    can keep a member out from somewhere else. The client's address stays in memory.
    """

    client: str
    for_one: Throttle
    for_all: Throttle

    def refuse(self, email: str, now: datetime) -> bool:
        return self.for_one.refuses(self._name(email), now) or self.for_all.refuses(self.client, now)

    def failed(self, email: str, now: datetime) -> None:
        self.for_one.failed(self._name(email), now)
        self.for_all.failed(self.client, now)

    def succeeded(self, email: str) -> None:
        self.for_one.succeeded(self._name(email))

    def _name(self, email: str) -> str:
        return f"{self.client} {email.casefold()}"


def _attempts(request: Request) -> _Attempts:
    state = request.app.state
    if not hasattr(state, "sign_in_throttles"):
        state.sign_in_throttles = (Throttle(most=10), Throttle(most=60))
    return _Attempts(request.client.host if request.client else "", *state.sign_in_throttles)


def _password(request: Request) -> str:
    """As typed: a password may begin or end with a space."""
    value = public_context(request).form.get("password", "")
    return value if isinstance(value, str) else ""
