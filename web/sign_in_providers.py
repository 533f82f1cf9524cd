"""On the way to a provider, to sign in there."""

from starlette.requests import Request
from starlette.responses import Response

from models.account.openid.provider_refused import ProviderRefused
from web.provider_cookie import LONGEST_WHERE, sent_to
from web.provider_lookup import find_provider
from web.screens.provider_problem import provider_problem
from web.second_step import local


def show(request: Request) -> Response:
    """Leads there. Nothing is changed by it, so that it is a link."""
    provider = find_provider(request, request.path_params["provider"])
    where = local(request.query_params.get("next", "")[:LONGEST_WHERE])
    invited = request.query_params.get("join", "")[:LONGEST_WHERE]
    try:
        return sent_to(request, provider, "join", invited) if invited else sent_to(request, provider, "sign in", where)
    except ProviderRefused as problem:
        return provider_problem(request, provider.name, problem.sentence)
