"""The change of a password by who knows the old one."""

from starlette.requests import Request
from starlette.responses import Response

from components.account_password import AccountPassword
from models.account import Member, MemberSession
from models.account.audit_log import AuditEntry
from models.account.member import why_no_password
from models.account.password_hash import TooManyComparisons, hashed
from web.attempts import BUSY, why_not_theirs
from web.kit.client_identity import remember
from web.kit.context import person_context
from web.kit.form_fields import as_typed
from web.kit.resource import saving
from web.kit.respond import partial


def update(request: Request) -> Response:
    """Takes the new one, ends every other session, and gives this one a new secret."""
    member = person_context(request).member
    typed = as_typed(request, "new_password")
    problem = why_no_password(typed, (member.email, member.name))
    if problem:
        return partial(AccountPassword(member.email, {"new_password": problem}), status=422)
    problem = why_not_theirs(request, member, as_typed(request, "old_password"))
    if problem:
        return partial(AccountPassword(member.email, {"old_password": problem}), status=422)
    try:
        password_hash = hashed(typed)
    except TooManyComparisons:
        return partial(AccountPassword(member.email, {"new_password": BUSY}), status=422)
    with saving(request) as session:
        someone = person_context(request)
        kept = session.get_one(Member, someone.member.id)
        kept.password_hash = password_hash
        MemberSession.end_all(session, kept, but=someone.session)
        AuditEntry.note_of_person(session, kept, "account.password_changed", f"{kept.name} changed the password.", someone.now)
        secret = someone.session.renew(session, someone.now)
    return remember(request, partial(AccountPassword(member.email, saved=True)), secret)
