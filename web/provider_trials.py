"""Trying a provider: whoever manages signs in there once, and sees what it says of them. Nobody is signed in here by it."""

from starlette.requests import Request
from starlette.responses import Response

from models.account.openid.provider_refused import ProviderRefused
from web.kit.context import context
from web.kit.respond import partial
from web.provider_cookie import sent_to
from web.provider_lookup import find_organisation_provider
from web.screens.provider_panel import provider_panel


def create(request: Request) -> Response:
    kept, here = find_organisation_provider(request), context(request)
    try:
        return sent_to(request, kept.opened(here.sealer), "try", "/", here.member.id)
    except ProviderRefused as problem:
        return partial(provider_panel(request, problem=f"{kept.name} does not work. {problem.sentence}"), status=422)
