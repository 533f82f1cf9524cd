"""Which colour a label has: the one that somebody chose for it, and until then one that follows from its name."""

from collections.abc import Iterable, Mapping
from zlib import crc32

from models.account.organisation import Organisation

COLOURS = ("Blue", "Green", "Amber", "Pink", "Red", "Violet")
"""What each is called, in the order of their numbers; how they look is the screens' (`guide_row.css`)."""


def colour_of(label: str, chosen: Mapping[str, int]) -> int:
    """The number of its colour: the same one everywhere and always."""
    number = chosen.get(label.casefold(), -1)
    return number if number in range(len(COLOURS)) else crc32(label.casefold().encode()) % len(COLOURS)


def choose_colour(organisation: Organisation, label: str, number: int, labels: Iterable[str]) -> bool:
    """Gives the label that colour on every guide; of labels that are not among `labels`, all there are, colours are forgotten.

    Whether it had another one.
    """
    if colour_of(label, organisation.label_colours) == number:
        return False
    there = {label.casefold(), *(one.casefold() for one in labels)}
    kept = {name: colour for name, colour in organisation.label_colours.items() if name in there}
    organisation.label_colours = {**kept, label.casefold(): number}
    return True
