"""Choosing a password through a single-use link, which also signs the member in."""

from starlette.requests import Request
from starlette.responses import Response

from components.password_form import PasswordForm
from models.account import MemberSession, PasswordRefused, SignInLink
from models.account.audit_log import AuditEntry
from models.account.password_hash import TooManyComparisons
from web.attempts import BUSY, TOO_MANY, may_try_link
from web.kit.context import public_context
from web.kit.form_fields import as_typed
from web.kit.resource import give_back_connection, saving
from web.kit.respond import page
from web.second_step import signed_in_to


def new(request: Request) -> Response:
    """The form for choosing a password. Opening it does not spend the link, for mail scanners open links too."""
    link = _link(request)
    return _form(request, link) if link else _spent(request)


def create(request: Request) -> Response:
    """Spends the link, sets the password, signs the member in here and out everywhere else; a refused one spends no link."""
    link = _link(request)
    if link is None:
        return _spent(request)
    if not may_try_link(request):
        return _form(request, link, TOO_MANY, 429)
    give_back_connection(request)
    try:
        password_hash = link.member.hash_of(as_typed(request, "password"))
    except PasswordRefused as problem:
        return _form(request, link, str(problem))
    except TooManyComparisons:
        return _form(request, link, BUSY, 503)
    with saving(request) as session:
        link = _link(request)
        member = link.use(session) if link else None
        if member is None:
            return _spent(request)
        member.password_hash = password_hash
        MemberSession.end_all(session, member)
        sentence = f"{member.name} chose a new password with a link; everybody who was signed in as them is signed out."
        AuditEntry.note_of_person(session, member, "account.password_changed", sentence, public_context(request).now)
        return signed_in_to(request, member, "/")


def _link(request: Request) -> SignInLink | None:
    here = public_context(request)
    return SignInLink.find(here.db, request.path_params["secret"][:200], here.now)


def _form(request: Request, link: SignInLink, problem: str = "", status: int = 422) -> Response:
    form = PasswordForm(request.path_params["secret"], link.member.email, problem)
    return page(request, "welcome.html", status if problem else 200, form=form)


def _spent(request: Request) -> Response:
    return page(request, "welcome.html", 410, form=None)
