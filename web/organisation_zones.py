"""The time zone of an organisation."""

from starlette.requests import Request
from starlette.responses import Response

from components.organisation_zone import OrganisationZone
from models.account.organisation_change import OrganisationChange
from models.support.time_zones import zones
from web.forms.name_field import SHOWN
from web.kit.context import context
from web.kit.form_fields import start_of_text
from web.kit.respond import partial
from web.lookup import must


def update(request: Request) -> Response:
    must(request, "manage")
    here, typed = context(request), start_of_text(request, "organisation_zone", SHOWN)
    if typed not in zones():
        return partial(OrganisationZone(typed, "Choose a time zone of the list, such as Europe/Berlin."), status=422)
    OrganisationChange(here.db, here.organisation, here.member, here.now).put_zone(typed)
    return partial(OrganisationZone(typed, saved=True))
