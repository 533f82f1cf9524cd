"""The ways to sign in besides a password: one button for each provider."""

from collections.abc import Sequence
from dataclasses import dataclass

from components import Component
from models.account.openid.openid_provider import OpenIdProvider


@dataclass(frozen=True)
class ProviderButtons(Component):
    """`providers` are pairs of a key and a name; `next` is the local path to go on to."""

    providers: tuple[tuple[str, str], ...] = ()
    next: str = "/"
    finds: bool = False
    """Whether it leads on to where organisations' own providers are found."""

    @classmethod
    def of(cls, providers: Sequence[OpenIdProvider], where: str = "/", *, finds: bool = False) -> "ProviderButtons":
        return cls(tuple((one.key, one.name) for one in providers), where, finds)
