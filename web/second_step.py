"""Between the password and the code: this browser's member gave the right password, a moment ago. It opens nothing by itself."""

import time
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from models.account import Member, MemberSession
from models.account.audit_log import AuditEntry
from models.account.authenticator import Authenticator
from models.account.openid.way_back import note_way_back
from models.support.random_name import secret_hash
from web.kit.client_identity import device, remember, remember_browser
from web.kit.context import public_context
from web.kit.signed_token import sign, unsign

COOKIE, SECURE_COOKIE = "cairn_step", "__Host-cairn_step"
PURPOSE = "second step"
GOOD_FOR = 600


def local(path: str) -> str:
    """That path of this instance, or the first page: nobody is led to another site by a link to the sign-in page."""
    is_local = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if is_local else "/"


def signed_in_to(request: Request, member: Member, where: str, organisation_id: int | None = None) -> Response:
    """Signs this browser in and goes on, or asks for the code first. `member` is of the transaction that writes;
    `organisation_id` is the only organisation that is opened by it, if its own provider said who this is.
    """
    here = public_context(request)
    if Authenticator.of(here.db, member.id) is None:
        return let_in(request, member, where, organisation_id)
    response = RedirectResponse(f"/sign-in/code?next={quote(local(where))}", 303)
    token = sign(
        here.settings.secret_key, PURPOSE, f"{member.id}:{_state_of(member)}:{organisation_id or 0}", time.time() + GOOD_FOR
    )
    secure = here.settings.is_secure
    response.set_cookie(_cookie(request), token, max_age=GOOD_FOR, path="/", secure=secure, httponly=True, samesite="lax")
    return response


def let_in(request: Request, member: Member, where: str, organisation_id: int | None = None) -> Response:
    """Signs this browser in and goes on. What the first step was bound to, the second one is bound to as well."""
    here = public_context(request)
    half, bound_to = _half(request)
    only = bound_to if half and half.id == member.id and bound_to else organisation_id
    secret = MemberSession.start(here.db, member, here.now, device(request), only, is_bound=only is not None)
    sentence = f"{member.name} signed in, in {device(request) or 'a browser that does not say which'}."
    AuditEntry.note_of_person(here.db, member, "session.begun", sentence, here.now)
    note_way_back(here.db, member, secret, here.now)
    response = RedirectResponse(local(where), 303)
    remember_browser(request, response, member)
    response.delete_cookie(_cookie(request), path="/", secure=here.settings.is_secure, httponly=True)
    return remember(request, response, secret)


def half_signed_in(request: Request) -> Member | None:
    """Whose code is waited for in this browser. A password that was changed since ends it."""
    return _half(request)[0]


def _half(request: Request) -> tuple[Member | None, int]:
    """The same, and the only organisation that this opens; 0 for all of theirs."""
    here = public_context(request)
    statement = unsign(here.settings.secret_key, PURPOSE, request.cookies.get(_cookie(request), ""), time.time())
    number, state, organisation_id = f"{statement or ''}::".split(":")[:3]
    member = here.db.get(Member, int(number)) if number.isdigit() else None
    return (member, int(organisation_id or 0)) if member and _state_of(member) == state else (None, 0)


def _state_of(member: Member) -> str:
    return secret_hash(member.password_hash or "")[:16]


def _cookie(request: Request) -> str:
    return SECURE_COOKIE if public_context(request).settings.is_secure else COOKIE
