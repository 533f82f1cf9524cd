"""What needs attention first, above the list of guides; it is not there where nothing does."""

from dataclasses import dataclass

from components import Component


@dataclass(frozen=True)
class StripLine:
    """`word` says the kind in the colour of its `tone`; `sentence` what happened, and `act` what the link to `address` does."""

    tone: str
    word: str
    name: str
    sentence: str
    act: str
    address: str


@dataclass(frozen=True)
class AttentionStrip(Component):
    """The worst first. `more` are not shown; `rest` is the address where they stand."""

    lines: tuple[StripLine, ...]
    more: int = 0
    rest: str = "/inbox"
