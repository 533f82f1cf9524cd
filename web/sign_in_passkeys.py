"""Signing in with a passkey: instead of the password, or after it."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from components.code_form import CodeForm
from components.sign_in_form import SignInForm
from models.account import Member
from models.account.audit_log import AuditEntry
from models.account.passkey import Passkey
from models.account.passkey_ceremony import Copied, PasskeyRefused
from models.support.random_name import secret_hash
from web.attempts import TOO_MANY, may_try
from web.kit.context import public_context
from web.kit.form_fields import as_typed, text
from web.kit.resource import saving
from web.kit.respond import page
from web.passkey_challenge import GONE, ceremony, keep_challenge, new_challenge, take_challenge
from web.screens.sign_in_page import sign_in_page
from web.second_step import half_signed_in, let_in, local

PURPOSE = "sign in"


def create_challenge(request: Request) -> Response:
    """What the browser is asked for: any passkey for this Cairn, or after the password one of that person's. Writes nothing."""
    member, challenge, here = half_signed_in(request), new_challenge(), public_context(request)
    if not ceremony(request).host:
        return JSONResponse({"detail": "Passkeys can't be used at this address."}, 422)
    theirs = Passkey.all_of(here.db, member.id) if member else []
    answer = JSONResponse(ceremony(request).to_sign_in(challenge, theirs), headers={"cache-control": "no-store"})
    return keep_challenge(request, answer, challenge, PURPOSE)


def create(request: Request) -> Response:
    """Signs in whose passkey it is. It shows possession and knowledge at once: no code is asked for."""
    where, answer = local(text(request, "next", 2000)), as_typed(request, "credential")
    if not may_try(request, f"passkey {secret_hash(answer)[:32]}"):
        return _again(request, where, TOO_MANY, 429)
    first = half_signed_in(request)
    expected = first.id if first else None
    refused = ""
    with saving(request) as session:
        challenge = take_challenge(request, session, PURPOSE)
        try:
            passkey = ceremony(request).signed_in(session, challenge, answer, public_context(request).now) if challenge else None
            if passkey and expected in {None, passkey.member_id}:
                return let_in(request, session.get_one(Member, passkey.member_id), where)
            refused = GONE if passkey is None else "This passkey is somebody else's than the password that was given."
        except PasskeyRefused as problem:
            refused = str(problem)
            if isinstance(problem, Copied):
                whose = problem.passkey.member
                sentence = f"The passkey {problem.passkey.name} of {whose.name} was refused: it may have been copied."
                AuditEntry.note_of_person(session, whose, "account.passkey_refused", sentence, public_context(request).now)
        # Committed, so that the challenge is spent.
    return _again(request, where, refused)


def _again(request: Request, where: str, problem: str, status: int = 422) -> Response:
    if half_signed_in(request):
        return page(request, "code.html", status, form=CodeForm(where, problem, has_passkey=True))
    return sign_in_page(request, SignInForm("", where, problem), status)
