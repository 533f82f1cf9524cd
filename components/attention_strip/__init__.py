"""What needs attention first, above the list of guides; it is not there where nothing does."""

from dataclasses import dataclass

from components import Component


@dataclass(frozen=True)
class StripLine:
    """`word` says what it is in the colour of its `tone`; `sentence` what happened, and `act` what the link to `address` does.

    `kind` is where its like stand: `finding`, `plan`, `numbers` or `review`.
    """

    tone: str
    word: str
    name: str
    sentence: str
    act: str
    address: str
    kind: str


@dataclass(frozen=True)
class StripRest:
    """Those of one kind that are not shown, and the address where they stand."""

    said: str
    address: str


@dataclass(frozen=True)
class AttentionStrip(Component):
    """The worst first; `rest` says what is not shown."""

    lines: tuple[StripLine, ...]
    rest: tuple[StripRest, ...] = ()
