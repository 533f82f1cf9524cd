"""The suspension of an organisation, and its end, by an operator."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from models.account import Organisation
from models.account.organisation_suspension import (
    LONGEST_REASON,
    SuspensionRefused,
    resume_organisation,
    suspend_organisation,
)
from web.kit.form_fields import start_of_text
from web.kit.respond import partial
from web.lookup import operator_context
from web.screens.organisation_health_table import organisation_health_table


def create(request: Request) -> Response:
    here, organisation = operator_context(request), _find(request)
    typed = start_of_text(request, "reason", 2 * LONGEST_REASON)
    try:
        suspend_organisation(here.db, organisation, typed, here.member, here.now)
    except SuspensionRefused as problem:
        table = organisation_health_table(request, about=organisation.id, typed=typed, problem=str(problem))
        return partial(table, status=422)
    return partial(organisation_health_table(request))


def destroy(request: Request) -> Response:
    here, organisation = operator_context(request), _find(request)
    resume_organisation(here.db, organisation, here.member, here.now)
    return partial(organisation_health_table(request))


def _find(request: Request) -> Organisation:
    found = operator_context(request).db.get(Organisation, request.path_params["organisation_id"])
    if found is None:
        raise HTTPException(404)
    return found
