"""Where a person is signed in: ended one by one, or all but this one."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from models.account import MemberSession
from models.account.audit_log import AuditEntry
from web.kit.context import person_context
from web.kit.respond import partial
from web.screens.session_list import session_list


def destroy_all(request: Request) -> Response:
    someone = person_context(request)
    MemberSession.end_all(someone.db, someone.member, but=someone.session)
    sentence = f"{someone.member.name} signed out everywhere but in one browser."
    AuditEntry.note_of_person(someone.db, someone.member, "session.ended", sentence, someone.now)
    return partial(session_list(request))


def destroy(request: Request) -> Response:
    someone, name = person_context(request), request.path_params["name"]
    mine = MemberSession.all_of(someone.db, someone.member, someone.now)
    found = next((one for one in mine if one.name == name and one.name != someone.session.name), None)
    if found is None:
        raise HTTPException(404, "That browser was signed out already.")
    someone.db.delete(found)
    sentence = f"{someone.member.name} was signed out of {found.device or 'a browser'}."
    AuditEntry.note_of_person(someone.db, someone.member, "session.ended", sentence, someone.now)
    someone.db.flush()
    return partial(session_list(request))
