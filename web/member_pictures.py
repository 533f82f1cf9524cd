"""Pictures of persons: each their own to set and to remove, shown to those who are in an organisation with them."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from models.account.audit_log import AuditEntry
from models.account.member_picture import MemberPicture
from models.engine.small_picture import square_picture
from web.kit.context import context, person_context
from web.kit.resource import saving
from web.kit.respond import go
from web.kit.sent_picture import drawn_picture, picture_response
from web.lookup import find_member


def show(request: Request) -> Response:
    whose = find_member(request, may="view")
    found = context(request).db.get(MemberPicture, whose.member_id)
    if found is None:
        raise HTTPException(404, "There is no such picture.")
    return picture_response(found.body)


def create(request: Request) -> Response:
    """Draws what was sent anew, small and square, and keeps that."""
    drawn = drawn_picture(request, square_picture)
    if isinstance(drawn, Response):
        return drawn
    with saving(request) as session:
        someone = person_context(request)
        MemberPicture.keep(session, someone.member, drawn)
        _note(request, "has another picture")
        return JSONResponse({"src": someone.member.picture}, 201)


def destroy(request: Request) -> Response:
    with saving(request) as session:
        MemberPicture.remove(session, person_context(request).member)
        _note(request, "has no picture any more")
    return go(request, "/account")


def _note(request: Request, what: str) -> None:
    someone = person_context(request)
    sentence = f"{someone.member.name} {what}."
    AuditEntry.note_of_person(someone.db, someone.member, "account.picture_changed", sentence, someone.now)
