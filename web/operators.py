"""The operator's screen: every organisation of the instance, by counts and health. For anybody else there is nothing here."""

from starlette.requests import Request
from starlette.responses import Response

from components.founding_link import FoundingLink
from web.kit.respond import page
from web.lookup import operator_context
from web.screens.felt_worker import has_worker
from web.screens.organisation_health_table import organisation_health_table
from web.screens.trial_panel import trial_panel


def show(request: Request) -> Response:
    here = operator_context(request)
    founding = FoundingLink() if here.settings.organisations != "closed" else None
    return page(
        request,
        "operator/show.html",
        health=organisation_health_table(request),
        founding=founding,
        trial=trial_panel(request),
        has_worker=has_worker(request),
    )
