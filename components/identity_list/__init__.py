"""The accounts at providers through which a person signs in, each with the end of it, and those that could be connected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from components import Component
from models.account.openid.openid_provider import OpenIdProvider
from models.account.openid.provider_identity import ProviderIdentity


@dataclass(frozen=True)
class IdentityLine:
    identity_id: int
    provider: str
    email: str
    used_at: datetime | None = None


@dataclass(frozen=True)
class IdentityList(Component):
    """`providers` are pairs of a key and a name that can be connected; `asks_password` of whoever has one."""

    lines: tuple[IdentityLine, ...] = ()
    providers: tuple[tuple[str, str], ...] = ()
    asks_password: bool = True
    problems: Mapping[str, str] = field(default_factory=dict[str, str])

    @classmethod
    def of(
        cls,
        identities: Sequence[ProviderIdentity],
        providers: Sequence[OpenIdProvider],
        problems: Mapping[str, str],
        *,
        asks_password: bool,
    ) -> "IdentityList":
        names = {one.issuer: one.name for one in providers}
        lines = (IdentityLine(one.id, names.get(one.issuer, one.issuer), one.email, one.used_at) for one in identities)
        known = {one.issuer for one in identities}
        others = ((one.key, one.name) for one in providers if one.issuer not in known)
        return cls(tuple(lines), tuple(others), asks_password, problems)
