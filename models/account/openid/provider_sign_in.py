"""One sign-in through a provider, from the way there to who came back."""

from dataclasses import dataclass, field
from datetime import datetime
from hmac import compare_digest
from typing import Any

from models.account.openid.discovery import Discovery
from models.account.openid.identity_token import read_token
from models.account.openid.openid_provider import OpenIdProvider
from models.account.openid.provider_refused import ProviderRefused
from models.account.openid.provider_way import ProviderWay
from models.account.openid.signing_keys import fetch_keys
from models.account.openid.token_request import authorization_url, fetch_tokens
from models.account.openid.told_identity import ToldIdentity
from models.support.random_name import new_secret

LONGEST_ANSWER = 4000
TURNED_DOWN = {"access_denied": "You did not sign in there, or you may not use Cairn there."}


@dataclass(frozen=True)
class ProviderAnswer:
    """What the browser brings back from the provider, as it stands in the address."""

    state: str
    code: str
    issuer: str
    error: str


@dataclass(frozen=True)
class ProviderSignIn:
    """`back` is the address that the browser comes back to. State, nonce and verifier belong to this one sign-in and browser."""

    provider: OpenIdProvider
    way: ProviderWay
    back: str
    state: str = field(default_factory=new_secret)
    nonce: str = field(default_factory=new_secret)
    verifier: str = field(default_factory=new_secret)

    def url(self) -> str:
        """Where to send the browser. Raises ProviderRefused."""
        discovery = Discovery.fetch(self.way, self.provider.issuer)
        return authorization_url(self.provider, discovery, self.back, self.state, self.nonce, self.verifier)

    def finish(self, answer: ProviderAnswer, now: datetime) -> ToldIdentity:
        """Who signed in. Raises ProviderRefused."""
        if not answer.state or not compare_digest(answer.state.encode(), self.state.encode()):
            raise ProviderRefused("This answer belongs to another sign-in. Begin again in this browser.")
        discovery = Discovery.fetch(self.way, self.provider.issuer)
        if (answer.issuer or discovery.names_itself) and answer.issuer != self.provider.issuer:
            raise ProviderRefused("This answer is not from the provider that you were sent to. Nobody was signed in.")
        if answer.error or not answer.code:
            reason = TURNED_DOWN.get(answer.error, "The provider did not sign you in.")
            raise ProviderRefused(f"{reason} It says: {answer.error[:100] or 'nothing'}.")
        if len(answer.code) > LONGEST_ANSWER:
            raise ProviderRefused("The provider's answer is too long.")
        tokens = fetch_tokens(self.way, self.provider, discovery, self.back, answer.code, self.verifier)
        keys = fetch_keys(self.way, discovery.jwks_uri)
        claims = read_token(tokens, keys, discovery, self.provider.client_id, self.nonce, now)
        said = claims if "email" in claims else {**claims, **self._more(discovery, tokens, claims["sub"])}
        return ToldIdentity.of(self.provider.issuer, claims["sub"], said)

    def _more(self, discovery: Discovery, tokens: dict[str, Any], subject: str) -> dict[str, Any]:
        """Name and address, where the provider tells them apart from the token; of the same person only."""
        access = tokens.get("access_token")
        if not discovery.userinfo_endpoint or not isinstance(access, str) or not access.isascii() or not access.isprintable():
            return {}
        said = self.way.get(discovery.userinfo_endpoint, "information about you", {"authorization": f"Bearer {access}"})
        if said.get("sub") != subject:
            raise ProviderRefused("The provider speaks of two different people. Nobody was signed in.", proven=True)
        return {name: said[name] for name in ("email", "email_verified", "name") if name in said}
