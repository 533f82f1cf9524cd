"""A preview's address as a code that a phone's camera reads."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from markupsafe import Markup

from components import Component
from components.square_code import square_code

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
        return square_code(self.address, "l")

    @property
    def is_this_machine(self) -> bool:
        """Whether only this machine finds the page."""
        return (urlsplit(self.address).netloc.rpartition("@")[2].rsplit(":", 1)[0]) in HERE
