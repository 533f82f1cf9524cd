"""Through which providers the person who asks signs in, and through which they could."""

from collections.abc import Mapping

from starlette.requests import Request

from components.identity_list import IdentityList
from models.account import Membership
from models.account.openid.openid_provider import OpenIdProvider
from models.account.openid.organisation_provider import OrganisationProvider
from models.account.openid.provider_identity import ProviderIdentity
from web.kit.context import person_context
from web.provider_lookup import instance_provider


def identity_list(request: Request, problems: Mapping[str, str] | None = None) -> IdentityList:
    someone = person_context(request)
    connected = ProviderIdentity.all_of(someone.db, someone.member.id)
    has_password = bool(someone.member.password_hash)
    return IdentityList.of(connected, connectable(request), problems or {}, asks_password=has_password)


def connectable(request: Request) -> list[OpenIdProvider]:
    """Providers that the person who asks may connect, without their secrets."""
    someone, own = person_context(request), instance_provider(request)
    if someone.session.is_bound:
        return []
    places = [
        one for one in Membership.all_of(someone.db, someone.member.id) if not one.is_suspended and one.organisation.is_open
    ]
    kept = [provider for one in places for provider in OrganisationProvider.all_of(someone.db, one.organisation_id)]
    return [*([own] if own else []), *(one.opened(someone.sealer) for one in kept)]
