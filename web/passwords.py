"""Choosing a password through a single-use link, which also signs the member in."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from components.password_form import PasswordForm
from models.account import MemberSession, PasswordRefused, SignInLink
from web.kit.context import public_context
from web.kit.identity import remember
from web.kit.respond import page


def new(request: Request) -> Response:
    """The form for choosing a password. Opening it does not spend the link, for mail scanners open links too."""
    link = _link(request)
    return _form(request, link) if link else _spent(request)


def create(request: Request) -> Response:
    """Spends the link, sets the password and signs the member in; a refused password leaves the link as it was."""
    here = public_context(request)
    link = _link(request)
    if link is None:
        return _spent(request)
    password = here.form.get("password", "")
    try:
        link.member.set_password(password if isinstance(password, str) else "")
    except PasswordRefused as problem:
        return _form(request, link, str(problem))
    member = link.use(here.db)
    if member is None:
        return _spent(request)
    secret = MemberSession.start(here.db, member, here.now)
    return remember(request, RedirectResponse("/", 303), secret)


def _link(request: Request) -> SignInLink | None:
    here = public_context(request)
    return SignInLink.find(here.db, request.path_params["secret"][:200], here.now)


def _form(request: Request, link: SignInLink, problem: str = "") -> Response:
    form = PasswordForm(request.path_params["secret"], link.member.email, problem)
    return page(request, "welcome.html", 422 if problem else 200, form=form)


def _spent(request: Request) -> Response:
    return page(request, "welcome.html", 410, form=None)
