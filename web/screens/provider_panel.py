"""The organisation's providers, as whoever manages them sees them."""

from collections.abc import Mapping
from dataclasses import replace

from starlette.requests import Request

from components.provider_panel import ProviderLine, ProviderPanel
from models.account.openid.organisation_provider import OrganisationProvider
from web.kit.context import context
from web.provider_lookup import answer_address


def provider_panel(
    request: Request,
    *,
    about: int = 0,
    typed: Mapping[str, str] | None = None,
    problems: Mapping[str, str] | None = None,
    problem: str = "",
    saved: int = 0,
) -> ProviderPanel:
    """`typed` was refused for the one with that id, 0 for the one that is being added."""
    here, organisation = context(request), context(request).organisation
    kept = OrganisationProvider.all_of(here.db, organisation.id)
    lines = [_line(request, one, saved=one.id == saved) for one in kept]
    new = ProviderLine(answer_address(request, OrganisationProvider.next_key(here.db, organisation)))
    if problems:
        said = {name: value for name, value in (typed or {}).items() if name != "client_secret"}
        lines = [replace(line, **said, problems=problems) if line.provider_id == about else line for line in lines]
        new = new if about else replace(new, **said, problems=problems)
    link = f"{here.settings.base_url}/sign-in/at/{organisation.key}"
    return ProviderPanel(tuple(lines), new, link, organisation.provider_required, problem)


def _line(request: Request, one: OrganisationProvider, *, saved: bool) -> ProviderLine:
    back = answer_address(request, one.key)
    return ProviderLine(back, one.id, one.name, one.issuer, one.client_id, bool(one.client_secret), saved=saved)
