"""The address that a person signs in with, and the new one that waits to be confirmed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from components import Component


@dataclass(frozen=True)
class AccountAddress(Component):
    """`sent_to` is the new address that a letter went to; `link` is shown instead where no mail is set up."""

    email: str
    typed: str = ""
    problems: Mapping[str, str] = field(default_factory=dict[str, str])
    sent_to: str = ""
    link: str = ""
