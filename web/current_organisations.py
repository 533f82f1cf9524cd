"""The organisation that a person works in, in this browser: chosen, never guessed."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from models.account import Membership
from web.kit import form_fields
from web.kit.client_identity import remember
from web.kit.context import person_context
from web.kit.respond import go


def update(request: Request) -> Response:
    """Goes on in another organisation; the session gets a new secret, for it opens something else from now on."""
    someone = person_context(request)
    wanted = form_fields.number(request, "organisation", 0, 0, 2**31 - 1)
    if not wanted:
        raise HTTPException(422, "Choose an organisation.")
    if Membership.active(someone.db, wanted, someone.member.id) is None:
        raise HTTPException(404, "You are no member of that organisation, or suspended there.")
    secret = someone.session.renew(someone.db, someone.now, wanted)
    return remember(request, go(request, "/"), secret)
