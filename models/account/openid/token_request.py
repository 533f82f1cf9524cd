"""What Authlib's client says to a provider: where somebody signs in, and what their code is worth."""

import base64
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from authlib.common.errors import AuthlibBaseError
from authlib.oauth2 import client as authlib_client

from models.account.openid.discovery import Discovery
from models.account.openid.openid_provider import OpenIdProvider
from models.account.openid.provider_refused import ProviderRefused
from models.account.openid.provider_way import ProviderWay, read_object
from models.support.outbound import Answer

SCOPE = "openid email profile"
REFUSED_CODE = "The provider does not take the answer that came through your browser. Begin again."


@dataclass(frozen=True)
class GuardedAnswer:
    """An answer as Authlib reads it."""

    answer: Answer

    @property
    def status_code(self) -> int:
        return self.answer.status

    def json(self) -> dict[str, Any]:
        return read_object(self.answer, "answer to the code")

    def raise_for_status(self) -> None:
        raise ProviderRefused(f"The provider answers with status {self.answer.status} where a token should be.")


@dataclass(frozen=True)
class GuardedSession:
    """Sends what Authlib wants sent, through the guarded client."""

    way: ProviderWay

    def post(self, url: str, data: dict[str, str], headers: dict[str, str], auth: Any) -> GuardedAnswer:
        address, signed, body = auth.prepare("POST", url, dict(headers), urlencode(data))
        return GuardedAnswer(self.way.post(address, "token address", body.encode(), signed))


def authorization_url(provider: OpenIdProvider, discovery: Discovery, back: str, state: str, nonce: str, verifier: str) -> str:
    """Where the browser goes to sign in."""
    client = _client(provider, discovery, back, None)
    url, _ = client.create_authorization_url(
        discovery.authorization_endpoint, state=state, code_verifier=verifier, nonce=nonce, response_mode="query"
    )
    return str(url)


def fetch_tokens(
    way: ProviderWay, provider: OpenIdProvider, discovery: Discovery, back: str, code: str, verifier: str
) -> dict[str, Any]:
    """What the code is worth, once. Raises ProviderRefused."""
    client = _client(provider, discovery, back, GuardedSession(way))
    try:
        found: dict[str, Any] = client.fetch_token(
            discovery.token_endpoint, grant_type="authorization_code", code=code, code_verifier=verifier
        )
    except (AuthlibBaseError, ValueError, TypeError) as problem:
        raise ProviderRefused(REFUSED_CODE) from problem
    return dict(found)


def _client(provider: OpenIdProvider, discovery: Discovery, back: str, session: GuardedSession | None) -> Any:
    method = discovery.auth_method if provider.client_secret else "none"
    made: Any = authlib_client.OAuth2Client(
        session,
        provider.client_id,
        provider.client_secret,
        token_endpoint_auth_method=method,
        scope=SCOPE,
        redirect_uri=back,
        code_challenge_method="S256",
    )
    made.register_client_auth_method(("client_secret_basic", _basic))
    return made


def _basic(client: Any, _method: str, uri: str, headers: dict[str, str], body: str) -> tuple[str, dict[str, str], str]:
    """As RFC 6749 (2.3.1) writes it: id and secret are escaped first, so that a colon in one is no border."""
    pair = f"{quote(client.client_id, safe='')}:{quote(client.client_secret, safe='')}"
    return uri, {**headers, "Authorization": f"Basic {base64.b64encode(pair.encode()).decode()}"}, body
