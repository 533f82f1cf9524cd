"""How guides look: what a theme says, as one document."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypedDict
from urllib.parse import urlsplit

from models.engine.card_css.allowed_css import LONGEST_SHEET
from models.engine.card_css.colour import BadColour, Colour
from models.site.picture_address import is_kept
from models.support.json_reader import Reader

MODES = ("light", "dark", "system", "host")
SHADOWS = ("none", "soft", "strong")
FONTS = ("system", "host", "own")
PARTS = ("accent", "text", "background", "border")
LONGEST_STACK = 300
WIDEST_LOGO, TALLEST_LOGO = 280, 120

_STACK = re.compile(r"[\w ,'\"-]*\Z")
_UNSAFE = re.compile(r"[\s\"'()\\<>{};]")


class PaletteJson(TypedDict):
    """Colours, `#rrggbb`."""

    accent: str
    text: str
    background: str
    border: str


class LogoJson(TypedDict):
    """Lengths are CSS pixels."""

    address: str
    width: int
    height: int


class LookJson(TypedDict):
    """A look as a theme keeps it; lengths are CSS pixels."""

    light: PaletteJson
    dark: PaletteJson
    mode: str
    font: str
    stack: str
    radius: int
    shadow: str
    width: int
    wide: int
    logo: LogoJson
    css: str


@dataclass(frozen=True)
class Palette:
    """Colours as they were written, `#rrggbb`."""

    accent: str
    text: str
    background: str
    border: str

    @classmethod
    def read(cls, reader: Reader, default: "Palette") -> "Palette":
        return cls(*(_colour(reader, part, getattr(default, part)) for part in PARTS))

    def to_json(self) -> PaletteJson:
        return {"accent": self.accent, "text": self.text, "background": self.background, "border": self.border}

    def colour(self, part: str) -> Colour:
        return Colour.read(getattr(self, part))


LIGHT = Palette("#3457d5", "#1f2530", "#ffffff", "#dfe3ea")
DARK = Palette("#9db2ff", "#e8ebf0", "#1d222b", "#39414e")


@dataclass(frozen=True)
class Logo:
    """A picture at the top of modals and slideouts, in a room of its own size before it has loaded."""

    address: str = ""
    width: int = 120
    height: int = 32

    @classmethod
    def read(cls, reader: Reader) -> "Logo":
        address = reader.text("address", 2000).strip()
        if address:
            _assert_picture(reader, address)
        width, height = reader.number("width", 8, WIDEST_LOGO, 120), reader.number("height", 8, TALLEST_LOGO, 32)
        return cls(address, width, height)

    def to_json(self) -> LogoJson:
        return {"address": self.address, "width": self.width, "height": self.height}


@dataclass(frozen=True)
class Look:
    """Lengths are CSS pixels; `css` is as its author wrote it, and filtered wherever it is used."""

    light: Palette = LIGHT
    dark: Palette = DARK
    mode: str = "light"
    font: str = "system"
    stack: str = ""
    radius: int = 12
    shadow: str = "soft"
    width: int = 320
    wide: int = 320
    logo: Logo = field(default_factory=Logo)
    css: str = ""

    @classmethod
    def read(cls, value: Any) -> "Look":
        """From JSON that somebody sent. Raises Faults with every path."""
        reader = Reader.of(value)
        look = cls(
            light=Palette.read(reader.inner("light"), LIGHT),
            dark=Palette.read(reader.inner("dark"), DARK),
            mode=reader.one_of("mode", MODES, "light"),
            font=reader.one_of("font", FONTS, "system"),
            stack=_stack(reader),
            radius=reader.number("radius", 0, 40, 12),
            shadow=reader.one_of("shadow", SHADOWS, "soft"),
            width=reader.number("width", 200, 800, 320),
            wide=reader.number("wide", 200, 800, 320),
            logo=Logo.read(reader.inner("logo")),
            css=reader.text("css", LONGEST_SHEET),
        )
        reader.finish()
        return look

    def to_json(self) -> LookJson:
        return {
            "light": self.light.to_json(),
            "dark": self.dark.to_json(),
            "mode": self.mode,
            "font": self.font,
            "stack": self.stack,
            "radius": self.radius,
            "shadow": self.shadow,
            "width": self.width,
            "wide": self.wide,
            "logo": self.logo.to_json(),
            "css": self.css,
        }

    @property
    def palettes(self) -> Mapping[str, Palette]:
        """The palettes that visitors can meet."""
        both = {"light": self.light, "dark": self.dark}
        return {self.mode: both[self.mode]} if self.mode in both else both


def _colour(reader: Reader, name: str, default: str) -> str:
    try:
        return str(Colour.read(reader.text(name, 20, default)))
    except BadColour as problem:
        reader.fault(name, str(problem))
        return default


def _stack(reader: Reader) -> str:
    stack = reader.text("stack", LONGEST_STACK).strip()
    if not _STACK.match(stack) or any(stack.count(quote) % 2 for quote in "'\""):
        reader.fault("stack", 'is no list of fonts: write their names with commas, such as "Avenir Next", Arial, sans-serif')
    elif reader.value.get("font") == "own" and not stack:
        reader.fault("stack", "is empty: write the fonts, the most wanted first")
    return stack


def _assert_picture(reader: Reader, address: str) -> None:
    if is_kept(address):
        return
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    local = parts.scheme == "http" and parts.hostname in {"localhost", "127.0.0.1"}
    if not (parts.scheme == "https" or local) or not parts.hostname or _UNSAFE.search(address):
        reader.fault("address", "must be the address of a picture that begins with https://")
