"""A person's passkeys: made in the browser they sit at, and removed. Both take the password, or a code of the authenticator."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from models.account import Member, MemberSession
from models.account.audit_log import AuditEntry
from models.account.passkey import LONGEST_NAME, Passkey
from models.account.passkey_ceremony import PasskeyRefused
from models.support.random_name import secret_hash
from web.attempts import why_not_confirmed
from web.kit.client_identity import remember
from web.kit.context import PersonContext, person_context
from web.kit.form_fields import as_typed, start_of_text
from web.kit.resource import saving
from web.kit.respond import partial
from web.passkey_challenge import GONE, ceremony, keep_challenge, new_challenge, take_challenge
from web.screens.passkey_list import passkey_list


def create_challenge(request: Request) -> Response:
    """What the browser is asked for, once the person showed that the account is theirs."""
    if not ceremony(request).host:
        return JSONResponse({"detail": "Passkeys can't be made at this address."}, 422)
    problem = why_not_confirmed(request, person_context(request).member, as_typed(request, "passkey_password"))
    if problem:
        return JSONResponse({"detail": problem}, 422)
    someone, challenge = person_context(request), new_challenge()
    options = ceremony(request).to_make(someone.db, someone.member, challenge)
    answer = JSONResponse(options, headers={"cache-control": "no-store"})
    return keep_challenge(request, answer, challenge, _purpose(someone))


def create(request: Request) -> Response:
    """Keeps what the browser made for the challenge that this session was given."""
    name = start_of_text(request, "passkey_name", LONGEST_NAME + 1)
    with saving(request) as session:
        someone = person_context(request)
        challenge, refused = take_challenge(request, session, _purpose(someone)), GONE
        try:
            if challenge:
                answer = as_typed(request, "credential")
                made = ceremony(request).make(session, someone.member, challenge, answer, name, someone.now)
                _note(someone, "account.passkey_added", f"added the passkey {made.name}")
                return partial(passkey_list(request, added=made.id))
        except PasskeyRefused as problem:
            refused = str(problem)
    return partial(passkey_list(request, refused), status=422)


def destroy(request: Request) -> Response:
    """Removes one, and signs the person out everywhere else: whoever got in by it has nothing any more."""
    found = _found(person_context(request), request)
    problem = why_not_confirmed(request, person_context(request).member, as_typed(request, "passkey_password"))
    if problem:
        return partial(passkey_list(request, problem), status=422)
    with saving(request) as session:
        someone = person_context(request)
        found = _found(someone, request)
        session.delete(found)
        _note(someone, "account.passkey_removed", f"removed the passkey {found.name}")
        MemberSession.end_all(session, someone.member, but=someone.session)
        secret = someone.session.renew(session, someone.now)
        session.flush()
        panel = passkey_list(request)
    return remember(request, partial(panel), secret)


def _found(someone: PersonContext, request: Request) -> Passkey:
    found = someone.db.get(Passkey, request.path_params["passkey_id"])
    if found is None or found.member_id != someone.member.id:
        raise HTTPException(404, "This passkey was removed already.")
    return found


def _purpose(someone: PersonContext) -> str:
    """A new password, another address or a session that was ended is the end of it."""
    return f"make for {someone.member.id} {someone.session.name} {_state_of(someone.member)}"


def _state_of(member: Member) -> str:
    return secret_hash(f"{member.password_hash} {member.email}")[:16]


def _note(someone: PersonContext, act: str, what: str) -> None:
    AuditEntry.note_of_person(someone.db, someone.member, act, f"{someone.member.name} {what}.", someone.now)
