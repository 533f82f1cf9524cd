"""Whether a look can be read: the contrast of everything that is text, in light and in dark (WCAG 2.2 AA)."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.engine.card_css.allowed_css import AllowedCss, PaintedRule, allowed_css
from models.engine.card_css.allowed_value import Paint
from models.engine.card_css.colour import BLACK, READABLE, WHITE, Colour
from models.site.theme_document import Look, Palette


@dataclass(frozen=True)
class Contrast:
    """One pair of colours. `part` is what to change: accent, text, or css."""

    mode: str
    part: str
    what: str
    ratio: float
    better: str
    """The nearest colour that would do; empty where this one does."""

    @property
    def is_enough(self) -> bool:
        return self.ratio >= READABLE

    @property
    def figure(self) -> str:
        """Rounded down, so that 4.499 is not said to be 4.5."""
        return f"{int(self.ratio * 100) / 100:.2f}:1"

    @property
    def sentence(self) -> str:
        return (
            f"{self.what} in {self.mode} has a contrast of {self.figure}; text needs 4.5:1. "
            f"{self.better} would do, or another background."
        )


def contrasts(look: Look) -> list[Contrast]:
    """Every pair that visitors may have to read."""
    sheet = allowed_css(look.css)
    return [one for mode, palette in look.palettes.items() for one in (*_pairs(mode, palette), *_painted(mode, palette, sheet))]


def unreadable(look: Look) -> list[Contrast]:
    return [one for one in contrasts(look) if not one.is_enough]


def ink_on(accent: Colour) -> Colour:
    """What a primary button's label is written in: black or white, whichever the player's style sheet takes.

    It takes white below CIE lightness 49, where both are read equally well.
    """
    lightness = 116 * accent.luminance ** (1 / 3) - 16 if accent.luminance > 0.008856 else accent.luminance * 903.3
    return WHITE if lightness < 49 else BLACK


def _pairs(mode: str, palette: Palette) -> list[Contrast]:
    text, accent, paper = (palette.colour(part) for part in ("text", "accent", "background"))
    return [
        _pair(mode, "text", "Text on the card", text, paper),
        _pair(mode, "accent", "A link on the card", accent, paper),
        _pair(mode, "accent", "The label of a main button", ink_on(accent), accent),
    ]


def _pair(mode: str, part: str, what: str, colour: Colour, ground: Colour) -> Contrast:
    ratio = colour.on(ground)
    return Contrast(mode, part, what, ratio, "" if ratio >= READABLE else str(colour.readable_on(ground)))


def _painted(mode: str, palette: Palette, sheet: AllowedCss) -> Iterator[Contrast]:
    """What custom CSS paints: the worst of each rule's inks on each of its grounds."""
    for rule in sheet.painted:
        grounds = [_seen(paint, palette, palette.colour("background")) for paint in rule.grounds if paint.mode in {"", mode}]
        inks = [_seen(paint, palette, palette.colour("text")) for paint in rule.inks if paint.mode in {"", mode}]
        pairs = [(ink, ground) for ground in grounds or _grounds(rule, palette) for ink in inks or _inks(rule, palette)]
        ink, ground = min(pairs, key=lambda pair: pair[0].on(pair[1]))
        what = f"Line {rule.line} of the style sheet: text in {rule.selector[:60]}"
        yield _pair(mode, "css", what, ink, ground)


def _seen(paint: Paint, palette: Palette, behind: Colour) -> Colour:
    colour = paint.colour or palette.colour(paint.part)
    return behind.toward(colour, paint.alpha)


def _grounds(rule: PaintedRule, palette: Palette) -> list[Colour]:
    return [palette.colour("accent" if ".primary" in rule.selector else "background")]


def _inks(rule: PaintedRule, palette: Palette) -> list[Colour]:
    return [ink_on(palette.colour("accent"))] if ".primary" in rule.selector else [palette.colour("text")]
