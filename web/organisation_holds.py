"""The legal hold of one organisation, lifted by an operator."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from models.account.organisation import Organisation
from models.privacy.legal_hold import lift
from web.kit.respond import partial
from web.lookup import operator_context
from web.screens.held_list import held_list


def destroy(request: Request) -> Response:
    here = operator_context(request)
    found = here.db.get(Organisation, request.path_params["organisation_id"])
    if found is None:
        raise HTTPException(404)
    lift(here.db, found, here.member, here.now)
    here.db.flush()
    return partial(held_list(request))
