"""What a provider says about itself (OpenID Connect Discovery), believed as far as it is checked."""

from dataclasses import dataclass
from typing import Any

from models.account.openid.provider_refused import ProviderRefused
from models.account.openid.provider_way import ProviderWay
from models.engine.json_value import is_list

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")
"""Signatures that are believed: none that can be made with what the provider publishes, never `none`, never a shared secret."""

AUTH_METHODS = ("client_secret_basic", "client_secret_post")
"""How Cairn shows its secret, the first of them that the provider takes."""


@dataclass(frozen=True)
class Discovery:
    """`names_itself` says that every answer names its issuer (RFC 9207), so that one without is somebody else's."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str
    algorithms: tuple[str, ...]
    auth_method: str
    names_itself: bool

    @classmethod
    def fetch(cls, way: ProviderWay, issuer: str) -> "Discovery":
        """Raises ProviderRefused."""
        way.address(issuer, "issuer")
        said = way.get(f"{issuer.rstrip('/')}/.well-known/openid-configuration", "description of itself")
        if said.get("issuer") != issuer:
            called = str(said.get("issuer"))[:200]
            raise ProviderRefused(f"The provider calls itself {called}, not {issuer}: both must be the same to the letter.")
        if "code" not in _texts(said, "response_types_supported", ("code",)):
            raise ProviderRefused("The provider does not offer the authorisation code flow.")
        userinfo = said.get("userinfo_endpoint")
        return cls(
            issuer,
            way.address(said.get("authorization_endpoint"), "sign-in page"),
            way.address(said.get("token_endpoint"), "token address"),
            way.address(said.get("jwks_uri"), "list of keys"),
            way.address(userinfo, "information about people") if userinfo else "",
            _algorithms(said),
            _auth_method(said),
            said.get("authorization_response_iss_parameter_supported") is True,
        )


def _algorithms(said: dict[str, Any]) -> tuple[str, ...]:
    offered = _texts(said, "id_token_signing_alg_values_supported", ("RS256",))
    both = tuple(name for name in ALGORITHMS if name in offered)
    if not both:
        raise ProviderRefused(f"The provider signs with none of {', '.join(ALGORITHMS)}.")
    return both


def _auth_method(said: dict[str, Any]) -> str:
    offered = _texts(said, "token_endpoint_auth_methods_supported", AUTH_METHODS[:1])
    return next((name for name in AUTH_METHODS if name in offered), AUTH_METHODS[0])


def _texts(said: dict[str, Any], name: str, default: tuple[str, ...]) -> tuple[str, ...]:
    found = said.get(name)
    return tuple(one for one in found if isinstance(one, str)) if is_list(found) else default
