"""The organisation that a person works in, in this browser: chosen, never guessed."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from models.account import Membership
from models.account.openid.way_back import note_way_back
from web.kit import form_fields
from web.kit.client_identity import remember
from web.kit.context import person_context
from web.kit.respond import go

ONLY_THERE = "You signed in through an organisation's own provider, which opens that one only. Sign in another way."


def update(request: Request) -> Response:
    """Goes on in another organisation; the session gets a new secret, for it opens something else from now on."""
    someone = person_context(request)
    wanted = form_fields.number(request, "organisation", 0, 0, 2**31 - 1)
    if not wanted:
        raise HTTPException(422, "Choose an organisation.")
    place = Membership.active(someone.db, wanted, someone.member.id)
    if place is None:
        raise HTTPException(404, "You are no member of that organisation, or suspended there.")
    if not someone.session.lets_into(place):
        if someone.session.is_bound:
            raise HTTPException(403, ONLY_THERE)
        return go(request, f"/sign-in/at/{place.organisation.key}")
    secret = someone.session.renew(someone.db, someone.now, wanted)
    note_way_back(someone.db, someone.member, secret, someone.now)
    return remember(request, go(request, "/"), secret)
