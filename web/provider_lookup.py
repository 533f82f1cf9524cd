"""The provider that an address names, and the guarded way to it."""

from starlette.exceptions import HTTPException
from starlette.requests import Request

from models.account.openid.openid_provider import INSTANCE, OpenIdProvider
from models.account.openid.provider_way import ProviderWay
from web.kit.context import public_context


def find_provider(request: Request, key: str) -> OpenIdProvider:
    found = instance_provider(request) if key == INSTANCE else None
    if found is None:
        raise HTTPException(404, "There is no such way to sign in here any more. Begin again on the sign-in page.")
    return found


def instance_provider(request: Request) -> OpenIdProvider | None:
    """The operator's, if there is one."""
    setting = public_context(request).settings.oidc
    return OpenIdProvider.of_instance(setting) if setting else None


def way_to(request: Request, _provider: OpenIdProvider) -> ProviderWay:
    """What the operator opened to one organisation stays closed to the others."""
    here = public_context(request)
    return ProviderWay(here.ways_out.of(""), here.ways_out.allow.of(""))


def answer_address(request: Request, provider: OpenIdProvider) -> str:
    """Where the provider sends browsers back to; each has its own, so that nobody's answer is taken for another's."""
    return f"{public_context(request).settings.base_url}/sign-in/with/{provider.key}/answer"
