"""The form of whoever is the first: who they are, what their organisation is called, and where their product runs."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from components import Component


@dataclass(frozen=True)
class SetUpForm(Component):
    """`secret` is the link's, and `is_for` the address that it was made for, if any; `problems` are sentences by field."""

    secret: str
    is_for: str = ""
    name: str = ""
    email: str = ""
    who: str = ""
    """The name of the account that this address has already, which goes on signed in."""
    organisation: str = ""
    address: str = ""
    problems: Mapping[str, str] = field(default_factory=dict[str, str])
