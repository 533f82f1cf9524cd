"""The organisations that a person is in."""

from starlette.requests import Request
from starlette.responses import Response

from components.organisation_list import OrganisationList
from models.account import Membership
from web.kit.context import person_context, signed_in
from web.kit.respond import page


def index(request: Request) -> Response:
    someone, here = person_context(request), signed_in(request)
    mine = Membership.all_of(someone.db, someone.member.id)
    listed = OrganisationList.of(mine, here.organisation_id if here else None)
    return page(request, "account/organisations.html", organisations=listed)
