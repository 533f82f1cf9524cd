"""Every organisation of the instance by counts and health, and what was refused to nobody in particular."""

from sqlalchemy import select
from starlette.requests import Request

from components.organisation_health import OrganisationHealth
from models.account.organisation_deletion import DeletedOrganisation
from models.account.refused_attempt import RefusedAttempt
from models.job.organisation_health import OrganisationHealth as Health
from web.lookup import operator_context

RECEIPTS = 50


def organisation_health_table(request: Request, *, about: int = 0, typed: str = "", problem: str = "") -> OrganisationHealth:
    """`problem` is with the suspension of organisation `about`, whose reason was `typed`."""
    here = operator_context(request)
    receipts = here.db.scalars(select(DeletedOrganisation).order_by(DeletedOrganisation.gone_at.desc()).limit(RECEIPTS)).all()
    refused = RefusedAttempt.of_last(here.db, here.now)
    table = OrganisationHealth.of(Health.of_all(here.db, here.now), receipts, here.now, refused)
    return table.refused_suspension(about, typed, problem) if problem else table
