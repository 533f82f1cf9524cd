"""An OpenID Connect provider as a sign-in needs it, whether the operator set it or an organisation did."""

from dataclasses import dataclass

from models.support.oidc_settings import OidcSetting

INSTANCE = "instance"
"""The key of the operator's provider, in addresses."""


@dataclass(frozen=True)
class OpenIdProvider:
    """`organisation_id` is None for the instance's own: what an organisation's provider says opens that organisation only."""

    key: str
    name: str
    issuer: str
    client_id: str
    client_secret: str
    organisation_id: int | None = None

    @classmethod
    def of_instance(cls, setting: OidcSetting) -> "OpenIdProvider":
        return cls(INSTANCE, setting.name, setting.issuer, setting.client_id, setting.client_secret)
