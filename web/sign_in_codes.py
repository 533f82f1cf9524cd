"""The second step of signing in."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from components.code_form import CodeForm
from models.account import Member
from models.account.authenticator import Authenticator
from models.account.passkey import Passkey
from models.account.passkey_ceremony import host_for_passkeys
from models.account.recovery_code import RecoveryCode
from models.account.seldom_entry import note_refusal
from web.attempts import TOO_MANY, may_try
from web.kit.context import public_context
from web.kit.form_fields import as_typed, text
from web.kit.resource import saving
from web.kit.respond import page
from web.second_step import half_signed_in, let_in, local


def new(request: Request) -> Response:
    """The form for the code; whoever gave no password here is led to where they can."""
    member = half_signed_in(request)
    form = CodeForm(local(request.query_params.get("next", "")), has_passkey=_has_passkey(request, member)) if member else None
    return page(request, "code.html", form=form)


def create(request: Request) -> Response:
    """Takes a code of the app, or one that was written down; each works once."""
    member, where = half_signed_in(request), local(text(request, "next", 2000))
    if member is None:
        return RedirectResponse("/sign-in", 303)
    if not may_try(request, f"code {member.id}"):
        return page(request, "code.html", 429, form=CodeForm(where, TOO_MANY, _has_passkey(request, member)))
    here = public_context(request)
    with saving(request) as session:
        if _is_right(request, member.id):
            return let_in(request, session.get_one(Member, member.id), where)
        # Committed, so that wrong codes are counted.
        note_refusal(session, member, f"A wrong code for {member.name}, after the right password.", here.now)
    problem = "That code is not right, or it was used already. Wait for the next one."
    return page(request, "code.html", 422, form=CodeForm(where, problem, _has_passkey(request, member)))


def _has_passkey(request: Request, member: Member) -> bool:
    here = public_context(request)
    return bool(host_for_passkeys(here.settings.base_url) and Passkey.all_of(here.db, member.id))


def _is_right(request: Request, member_id: int) -> bool:
    here, code = public_context(request), as_typed(request, "code")[:100]
    authenticator = Authenticator.of(here.db, member_id)
    if authenticator is None:
        return False
    return authenticator.takes(here.db, here.sealer, code, here.now) or RecoveryCode.use(here.db, member_id, code)
