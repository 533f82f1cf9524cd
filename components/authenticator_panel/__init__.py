"""The second step of signing in: an authenticator app, and codes for whoever loses it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import segno
from markupsafe import Markup

from components import Component


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
        """A square code, black on white in dark mode as well: cameras need it so."""
        drawn = segno.make(self.address, error="m").svg_inline(scale=4, dark="#000", light="#fff", border=3)
        return Markup(drawn)  # noqa: S704 - drawn by the library, of squares alone

    @property
    def grouped(self) -> str:
        return " ".join(self.key[place : place + 4] for place in range(0, len(self.key), 4))
