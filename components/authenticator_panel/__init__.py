"""The second step of signing in: an authenticator app, and codes for whoever loses it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from components import Component
from components.square_code import square_code


@dataclass(frozen=True)
class AuthenticatorPanel(Component):
    """`state` is `off`, `new` (its first code is waited for) or `on`; `codes` are shown once, right after they were made."""

    state: str = "off"
    key: str = ""
    address: str = ""
    codes: tuple[str, ...] = ()
    left: int = 0
    problems: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def picture(self) -> Markup:
        return square_code(self.address, "m", scale=4)

    @property
    def grouped(self) -> str:
        return " ".join(self.key[place : place + 4] for place in range(0, len(self.key), 4))
