"""Colours as sRGB, and how well one is read on another: WCAG 2.2's relative luminance and contrast ratio."""

import re
from dataclasses import dataclass

READABLE = 4.5
"""Contrast that text needs at least (WCAG 2.2, 1.4.3 AA)."""

_HEX = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})\Z")
_STEPS = 50


class BadColour(ValueError):
    """Something that is not a colour as themes write it."""


@dataclass(frozen=True)
class Colour:
    """Three channels from 0 to 255."""

    red: int
    green: int
    blue: int

    @classmethod
    def read(cls, text: str) -> "Colour":
        """From `#3457d5` or `#35d`; raises BadColour."""
        found = _HEX.match(text.strip())
        if found is None:
            raise BadColour("is no colour: write it as #3457d5")
        digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
        return cls(*(int(digits[place : place + 2], 16) for place in (0, 2, 4)))

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    @property
    def luminance(self) -> float:
        red, green, blue = (_linear(channel / 255) for channel in (self.red, self.green, self.blue))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def on(self, ground: "Colour") -> float:
        """The contrast ratio of this colour on that one, from 1 to 21."""
        lighter, darker = sorted((self.luminance, ground.luminance), reverse=True)
        return (lighter + 0.05) / (darker + 0.05)

    def toward(self, other: "Colour", part: float) -> "Colour":
        pairs = ((self.red, other.red), (self.green, other.green), (self.blue, other.blue))
        return Colour(*(round(mine + (theirs - mine) * part) for mine, theirs in pairs))

    def readable_on(self, ground: "Colour", wanted: float = READABLE) -> "Colour":
        """The nearest colour of the same hue that is read on that ground: itself, or darker, or lighter."""
        if self.on(ground) >= wanted:
            return self
        end = BLACK if BLACK.on(ground) > WHITE.on(ground) else WHITE
        shades = (self.toward(end, step / _STEPS) for step in range(1, _STEPS))
        return next((shade for shade in shades if shade.on(ground) >= wanted), end)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


BLACK, WHITE = Colour(0, 0, 0), Colour(255, 255, 255)
