"""Signing in and out."""

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from components.sign_in_form import SignInForm
from models.account import Member, MemberSession, is_password_of
from models.account.audit_log import AuditEntry
from models.account.password_hash import TooManyComparisons
from web.attempts import BUSY, limit_of, may_try, note_refusal
from web.kit.client_identity import cookie_name, forget, why_signed_out
from web.kit.context import person, public_context
from web.kit.form_fields import as_typed, text
from web.kit.resource import saving
from web.kit.respond import go
from web.screens.sign_in_page import sign_in_page
from web.second_step import local, signed_in_to

LONGEST_ADDRESS = 254
KEPT_BY_THE_BROWSER = '"cache", "storage"'
"""What it lets go of when somebody signs out. Its cookies are few and go by themselves, but for the one by which it is known."""


def new(request: Request) -> Response:
    """The form for signing in; a member who already is goes on."""
    where = local(request.query_params.get("next", ""))
    if person(request) is not None:
        return RedirectResponse(where, 303)
    here = public_context(request)
    return sign_in_page(request, SignInForm(next=where, news=why_signed_out(request, here.db, here.now)))


def create(request: Request) -> Response:
    """Signs in with address and password. Works without JavaScript.

    The attempt counts before the password is looked at, and nothing of the database is held while it is compared: comparing is
    slow on purpose, and nobody else may wait for it.
    """
    email, where = text(request, "email", LONGEST_ADDRESS), local(text(request, "next", 2000))
    here = public_context(request)
    member = Member.by_email(here.db, email)
    if not may_try(request, email, member):
        return _again(email, where, "Too many attempts for this address. Wait a minute, then try again.", request, 429)
    try:
        right = is_password_of(member, as_typed(request, "password"))
    except TooManyComparisons:
        return _again(email, where, BUSY, request, 503)
    if member is None or not right:
        refused = _again(email, where, "Wrong address or password. Check both and try again.", request)
        if member is not None:
            refused.background = BackgroundTask(note_refusal, request, member.id, f"A wrong password for {member.name}.")
        return refused
    with saving(request) as session:
        limit_of(request, session, email, member).succeeded()
        _end_session(request)
        return signed_in_to(request, session.get_one(Member, member.id), where)


def destroy(request: Request) -> Response:
    """Signs this browser out; the cookie's secret opens nothing any more, and the browser keeps nothing of what it was shown."""
    if someone := person(request):
        AuditEntry.note_of_person(someone.db, someone.member, "session.ended", f"{someone.member.name} signed out.", someone.now)
    _end_session(request)
    response = forget(request, go(request, "/sign-in"))
    response.headers["clear-site-data"] = KEPT_BY_THE_BROWSER
    return response


def _end_session(request: Request) -> None:
    old = request.cookies.get(cookie_name(request))
    if old:
        MemberSession.end(public_context(request).db, old)


def _again(email: str, where: str, problem: str, request: Request, status: int = 422) -> Response:
    return sign_in_page(request, SignInForm(email, where, problem), status)
