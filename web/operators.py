"""The operator's screen: every organisation of the instance, by counts and health. For anybody else there is nothing here."""

from sqlalchemy import select
from starlette.requests import Request
from starlette.responses import Response

from components.founding_link import FoundingLink
from components.organisation_health import OrganisationHealth
from models.account.organisation_deletion import DeletedOrganisation
from models.job.organisation_health import OrganisationHealth as Health
from web.kit.respond import page
from web.lookup import operator_context

RECEIPTS = 50


def show(request: Request) -> Response:
    here = operator_context(request)
    receipts = here.db.scalars(select(DeletedOrganisation).order_by(DeletedOrganisation.gone_at.desc()).limit(RECEIPTS)).all()
    health = OrganisationHealth.of(Health.of_all(here.db, here.now), receipts, here.now)
    founding = FoundingLink() if here.settings.organisations != "closed" else None
    return page(request, "operator/show.html", health=health, founding=founding)
