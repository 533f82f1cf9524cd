"""An organisation's OpenID Connect providers: added, changed, tried and removed, and whether members have to use one."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from components import Component


@dataclass(frozen=True)
class ProviderLine:
    """`back` is the redirect URI that is registered at the provider; without `provider_id` it is the one that is being added."""

    back: str
    provider_id: int = 0
    name: str = ""
    issuer: str = ""
    client_id: str = ""
    has_secret: bool = False
    problems: Mapping[str, str] = field(default_factory=dict[str, str])
    saved: bool = False

    @property
    def is_open(self) -> bool:
        """Whether its form is shown at once: it holds what was refused."""
        return bool(self.problems)

    @property
    def fields(self) -> tuple[tuple[str, str, str, str], ...]:
        """Name in the form, label, value, and what helps."""
        secret = "Leave it empty to keep the present one." if self.has_secret else "Kept sealed, for this issuer only."
        return (
            ("name", "Name on the button", self.name, ""),
            ("issuer", "Issuer", self.issuer, "Exactly as the provider writes it, such as https://login.example.com"),
            ("client_id", "Client ID", self.client_id, ""),
            ("client_secret", "Client secret", "", secret),
        )


@dataclass(frozen=True)
class ProviderPanel(Component):
    """`link` is the organisation's own sign-in page; `required` whether members have to use a provider."""

    lines: tuple[ProviderLine, ...]
    new: ProviderLine
    link: str
    required: bool = False
    problem: str = ""
