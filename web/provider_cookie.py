"""What a browser keeps while its member is at a provider: sealed, for that provider, and for a quarter of an hour."""

import json
import time
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Literal

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from models.account.openid.openid_provider import OpenIdProvider
from models.account.openid.provider_sign_in import ProviderSignIn
from models.support.sealed_kind import Binding, SealedKind
from models.support.sealer import Unsealable
from web.kit.context import public_context
from web.kit.resource import give_back_connection
from web.kit.respond import wants_part
from web.provider_lookup import answer_address, way_to

COOKIE, SECURE_COOKIE = "cairn_provider", "__Host-cairn_provider"
LONGEST_WHERE = 1000

GOOD_FOR = timedelta(minutes=15)
"""How long somebody may take to sign in at the provider."""

Purpose = Literal["sign in", "connect", "try", "join"]


@dataclass(frozen=True)
class Begun:
    """A sign-in that was begun in this browser; `member_id` whose account it is for, if it is not to sign somebody in. To join,
    `where` is the secret of the invitation.
    """

    purpose: Purpose
    where: str
    member_id: int
    state: str
    nonce: str
    verifier: str
    until: float

    def sign_in(self, request: Request, provider: OpenIdProvider) -> ProviderSignIn:
        back = answer_address(request, provider.key)
        return ProviderSignIn(provider, way_to(request, provider), back, self.state, self.nonce, self.verifier)


def sent_to(request: Request, provider: OpenIdProvider, purpose: Purpose, where: str = "/", member_id: int = 0) -> Response:
    """On to the provider. Raises ProviderRefused when it can't be asked."""
    here = public_context(request)
    sign_in = ProviderSignIn(provider, way_to(request, provider), answer_address(request, provider.key))
    give_back_connection(request)
    url = sign_in.url()
    until = time.time() + GOOD_FOR.total_seconds()
    begun = Begun(purpose, where[:LONGEST_WHERE], member_id, sign_in.state, sign_in.nonce, sign_in.verifier, until)
    sealed = here.sealer.seal_outside(json.dumps(asdict(begun)), _binding(provider))
    part = wants_part(request)
    response = Response(status_code=204, headers={"hx-redirect": url}) if part else RedirectResponse(url, 303)
    secure, lasts = here.settings.is_secure, int(GOOD_FOR.total_seconds())
    response.set_cookie(_cookie(request), sealed, max_age=lasts, path="/", secure=secure, httponly=True, samesite="lax")
    response.headers["cache-control"] = "no-store"
    return response


def begun_here(request: Request, provider: OpenIdProvider) -> Begun | None:
    """What was begun in this browser with that provider, and not too long ago."""
    here = public_context(request)
    try:
        told = json.loads(here.sealer.open(request.cookies.get(_cookie(request), ""), _binding(provider)))
    except (Unsealable, ValueError):
        return None
    begun = Begun(**told)
    return begun if begun.until > time.time() else None


def forgotten(request: Request, response: Response) -> Response:
    """The same answer, once this browser has nothing to come back to any more."""
    secure = public_context(request).settings.is_secure
    response.delete_cookie(_cookie(request), path="/", secure=secure, httponly=True)
    return response


def _binding(provider: OpenIdProvider) -> Binding:
    return Binding.of(SealedKind.PROVIDER_STATE, provider=provider.key)


def _cookie(request: Request) -> str:
    return SECURE_COOKIE if public_context(request).settings.is_secure else COOKIE
