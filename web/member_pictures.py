"""Pictures of persons: each their own to set and to remove, shown to those who are in an organisation with them."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from models.account.audit_log import AuditEntry
from models.account.member_picture import LARGEST, MemberPicture
from models.engine.clean_picture import UnreadablePicture
from models.engine.square_picture import square_picture
from web.kit.context import context, person_context
from web.kit.policy import NOBODY, content_security_policy
from web.kit.resource import give_back_connection, saving
from web.kit.respond import go
from web.lookup import find_member

HEADERS = {
    "cache-control": "private, max-age=31536000, immutable",
    "content-security-policy": content_security_policy({"default-src": (NOBODY,), "sandbox": ()}),
    "x-content-type-options": "nosniff",
}


def show(request: Request) -> Response:
    """Its address says which one it is, so that browsers keep it."""
    whose = find_member(request, may="view")
    found = context(request).db.get(MemberPicture, whose.member_id)
    if found is None:
        raise HTTPException(404, "There is no such picture.")
    return Response(found.body, media_type="image/png", headers=HEADERS)


def create(request: Request) -> Response:
    """Draws what was sent anew, small and square, and keeps that."""
    body = person_context(request).body
    if len(body) > LARGEST:
        return JSONResponse({"detail": f"At most {LARGEST // 1024} KiB are possible. Make it smaller first."}, 422)
    give_back_connection(request)
    try:
        drawn = square_picture(body)
    except UnreadablePicture as problem:
        return JSONResponse({"detail": str(problem)}, 422)
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
