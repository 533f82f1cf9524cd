"""A look as the theme of a release: what visitors' players get of it."""

from dataclasses import replace
from typing import TypedDict

from models.engine.card_css.allowed_css import allowed_css
from models.site.theme_document import Look, PaletteJson

_FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif'
_SHADOW = ".card{box-shadow:0 2px 6px #1018281f,0 20px 60px #10182859}"


class ThemeJson(TypedDict, total=False):
    """A theme in a release; `logo` is of releases before logos became part of `css`."""

    accent: str
    text: str
    background: str
    border: str
    dark: PaletteJson
    mode: str
    radius: float
    width: int
    font: str
    page_font: bool
    shadow: bool
    css: str
    logo: str


def theme_of(look: Look) -> ThemeJson:
    """Every value is written out, so that a guide's own theme leaves nothing of the site's."""
    theme: ThemeJson = {
        "accent": look.light.accent,
        "text": look.light.text,
        "background": look.light.background,
        "border": look.light.border,
        "dark": look.dark.to_json(),
        "mode": look.mode,
        "radius": look.radius,
        "width": look.width,
        "font": look.stack if look.font == "own" else _FONT,
        "shadow": look.shadow != "none",
        "css": _sheet(look),
    }
    if look.font == "host":
        theme["page_font"] = True
    return theme


def in_mode(look: Look, mode: str) -> ThemeJson:
    """The same, as a visitor in light or in dark sees it."""
    palette = look.dark if mode == "dark" else look.light
    return theme_of(replace(look, light=palette, dark=palette, mode=mode))


def _sheet(look: Look) -> str:
    """What has no field of its own in a theme. A width that a step sets lies on the layer itself, and wins."""
    wide = f".layer:has(.modal,.slideout){{--width:{look.wide}px}}" if look.wide != look.width else ""
    return (_SHADOW if look.shadow == "strong" else "") + wide + _logo(look) + allowed_css(look.css).css


def _logo(look: Look) -> str:
    logo = look.logo
    if not logo.address:
        return ""
    place = ":is(.modal,.slideout)>.text::before"
    room = f'content:"";display:block;width:{logo.width}px;max-width:80%;height:{logo.height}px;margin:0 0 12px'
    picture = f'background:url("{logo.address}") 0/contain no-repeat'
    return f"{place}{{{room};{picture}}}[dir=rtl] {place}{{background-position:100%}}"
