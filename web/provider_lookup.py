"""The provider or domain that an address names, and the guarded way to a provider."""

from starlette.exceptions import HTTPException
from starlette.requests import Request

from models.account import Organisation
from models.account.openid.openid_provider import INSTANCE, OpenIdProvider
from models.account.openid.organisation_domain import OrganisationDomain
from models.account.openid.organisation_provider import OrganisationProvider
from models.account.openid.provider_way import ProviderWay
from web.kit.context import context, public_context
from web.lookup import must


def find_provider(request: Request, key: str) -> OpenIdProvider:
    """The operator's, or an organisation's."""
    here = public_context(request)
    if key == INSTANCE:
        found = instance_provider(request)
    else:
        kept = OrganisationProvider.find(here.db, key[:24])
        found = kept.opened(here.sealer) if kept else None
    if found is None:
        raise HTTPException(404, "There is no such way to sign in here any more. Begin again on the sign-in page.")
    return found


def find_organisation_provider(request: Request) -> OrganisationProvider:
    """The provider of this address, if who asks may change how members sign in."""
    here = context(request)
    found = OrganisationProvider.of(here.db, here.organisation_id, request.path_params["provider_id"])
    if found is None:
        raise HTTPException(404)
    must(request, "manage")
    return found


def find_domain(request: Request) -> OrganisationDomain:
    here = context(request)
    found = OrganisationDomain.of(here.db, here.organisation_id, request.path_params["domain_id"])
    if found is None:
        raise HTTPException(404)
    must(request, "manage")
    return found


def instance_provider(request: Request) -> OpenIdProvider | None:
    """The operator's, if there is one."""
    setting = public_context(request).settings.oidc
    return OpenIdProvider.of_instance(setting) if setting else None


def way_to(request: Request, provider: OpenIdProvider) -> ProviderWay:
    """What the operator opened to one organisation stays closed to the others."""
    here = public_context(request)
    organisation = here.db.get(Organisation, provider.organisation_id) if provider.organisation_id is not None else None
    key = organisation.key if organisation else ""
    return ProviderWay(here.ways_out.of(key), here.ways_out.allow.of(key))


def answer_address(request: Request, key: str) -> str:
    """Where a provider sends browsers back to; each has its own, so that nobody's answer is taken for another's."""
    return f"{public_context(request).settings.base_url}/sign-in/with/{key}/answer"
