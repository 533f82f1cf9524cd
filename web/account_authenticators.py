"""A person's authenticator app: set up, turned on by its first code, turned off. Each takes the password, or a code."""

from starlette.requests import Request
from starlette.responses import Response

from models.account import MemberSession
from models.account.audit_log import AuditEntry
from models.account.authenticator import Authenticator
from models.account.recovery_code import RecoveryCode
from web.attempts import why_not_theirs
from web.kit.client_identity import remember
from web.kit.context import person_context
from web.kit.form_fields import as_typed
from web.kit.resource import saving
from web.kit.respond import partial
from web.screens.authenticator_panel import authenticator_panel


def create(request: Request) -> Response:
    """Shows the key of a new one; nothing is asked for until its first code was typed."""
    if refusal := _refusal(request):
        return refusal
    with saving(request) as session:
        someone = person_context(request)
        Authenticator.make(session, someone.sealer, someone.member)
        session.flush()
        return partial(authenticator_panel(request, begun=True))


def update(request: Request) -> Response:
    """Turns it on; every other session ends, and this one gets a new secret."""
    with saving(request) as session:
        someone = person_context(request)
        found = session.get(Authenticator, someone.member.id)
        is_new = found is not None and found.confirmed_at is None
        if found is None or not is_new or not found.takes(session, someone.sealer, as_typed(request, "code")[:100], someone.now):
            problem = {"code": "That code is not right. Enter the one that your app shows now."}
            return partial(authenticator_panel(request, problems=problem, begun=True), status=422)
        found.confirmed_at = someone.now
        codes = RecoveryCode.make(session, someone.member)
        _note(request, "account.authenticator_on", "turned the authenticator app on")
        MemberSession.end_all(session, someone.member, but=someone.session)
        secret = someone.session.renew(session, someone.now)
        session.flush()
        panel = authenticator_panel(request, codes)
    return remember(request, partial(panel), secret)


def destroy(request: Request) -> Response:
    """Turns it off; the codes that were written down go with it."""
    if refusal := _refusal(request):
        return refusal
    with saving(request) as session:
        someone = person_context(request)
        Authenticator.remove(session, someone.member.id)
        _note(request, "account.authenticator_off", "turned the authenticator app off")
        secret = someone.session.renew(session, someone.now)
        session.flush()
        session.expire_all()
        panel = authenticator_panel(request)
    return remember(request, partial(panel), secret)


def create_codes(request: Request) -> Response:
    """New codes to write down; those from before are no use any more."""
    if refusal := _refusal(request):
        return refusal
    with saving(request) as session:
        someone = person_context(request)
        codes = RecoveryCode.make(session, someone.member) if Authenticator.of(session, someone.member.id) else []
        _note(request, "account.codes_made", "made new recovery codes")
        session.flush()
        return partial(authenticator_panel(request, codes))


def _refusal(request: Request) -> Response | None:
    """The answer to somebody who does not show that the account is theirs."""
    problem = why_not_theirs(request, person_context(request).member, as_typed(request, "factor_password"))
    return partial(authenticator_panel(request, problems={"factor_password": problem}), status=422) if problem else None


def _note(request: Request, act: str, what: str) -> None:
    someone = person_context(request)
    AuditEntry.note_of_person(someone.db, someone.member, act, f"{someone.member.name} {what}.", someone.now)
