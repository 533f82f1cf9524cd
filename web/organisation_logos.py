"""Logos of organisations: an admin sets and removes it, and whoever is a member there sees it."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from models.account import Membership
from models.account.organisation_change import OrganisationChange
from models.account.organisation_logo import OrganisationLogo
from models.engine.small_picture import whole_picture
from web.kit.context import context, person_context
from web.kit.resource import saving
from web.kit.respond import go
from web.kit.sent_picture import drawn_picture, picture_response
from web.lookup import must


def show(request: Request) -> Response:
    """Of any organisation that the person gets into, for the list of theirs."""
    someone, wanted = person_context(request), request.path_params["organisation_id"]
    place = Membership.active(someone.db, wanted, someone.member.id)
    found = someone.db.get(OrganisationLogo, wanted) if place and someone.session.lets_into(place) else None
    if found is None:
        raise HTTPException(404, "There is no such logo.")
    return picture_response(found.body)


def create(request: Request) -> Response:
    """Draws what was sent anew, small and whole, and keeps that."""
    must(request, "manage")
    drawn = drawn_picture(request, whole_picture)
    if isinstance(drawn, Response):
        return drawn
    with saving(request) as session:
        must(request, "manage")
        here = context(request)
        OrganisationChange(session, here.organisation, here.member, here.now).put_logo(drawn)
        return JSONResponse({"src": here.organisation.logo}, 201)


def destroy(request: Request) -> Response:
    must(request, "manage")
    with saving(request) as session:
        must(request, "manage")
        here = context(request)
        OrganisationChange(session, here.organisation, here.member, here.now).remove_logo()
    return go(request, "/organisation")
