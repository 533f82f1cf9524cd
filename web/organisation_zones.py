"""The time zone of an organisation."""

from starlette.requests import Request
from starlette.responses import Response

from components.organisation_zone import OrganisationZone
from models.account.audit_log import AuditEntry
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
    before, here.organisation.zone = here.organisation.zone, typed
    if before != typed:
        sentence = f"Its clock is that of {typed} now, and was that of {before}."
        AuditEntry.note(here.db, here.organisation_id, "organisation.zone_changed", sentence, here.member, here.now)
    return partial(OrganisationZone(typed, saved=True))
