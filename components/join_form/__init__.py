"""How somebody answers an invitation: with the account they have, or with one that they make here."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from components import Component


@dataclass(frozen=True)
class JoinForm(Component):
    """`state` is `new` (no account yet), `ready` (signed in with the address), `sign_in` (there is an account) or `other`
    (somebody else is signed in, as `signed_in_as`).
    """

    secret: str
    email: str
    role: str
    organisation: str
    state: str = "new"
    signed_in_as: str = ""
    name: str = ""
    providers: tuple[tuple[str, str], ...] = ()
    """Key and name of those that can confirm the address, for whoever has no account yet."""
    problems: Mapping[str, str] = field(default_factory=dict[str, str])
