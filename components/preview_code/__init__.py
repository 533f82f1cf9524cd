"""A preview's address as a code that a phone's camera reads."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

import segno
from markupsafe import Markup

from components import Component

HERE = frozenset({"localhost", "127.0.0.1", "[::1]"})


@dataclass(frozen=True)
class PreviewCode(Component):
    """`address` is the page with the signed link in it; it is good until that moment."""

    guide_id: int
    address: str = ""
    until: datetime | None = None
    problem: str = ""

    @property
    def drawing(self) -> Markup:
        """The code, dark on light whatever the screen is: cameras want it so."""
        drawn = segno.make(self.address, error="l", micro=False).svg_inline(omitsize=True, dark="#000", light="#fff", border=4)
        return Markup(drawn)  # noqa: S704 - what the library drew of an address

    @property
    def is_this_machine(self) -> bool:
        """Whether only this machine finds the page."""
        return (urlsplit(self.address).netloc.rpartition("@")[2].rsplit(":", 1)[0]) in HERE
