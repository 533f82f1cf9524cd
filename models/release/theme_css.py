"""A theme as the style sheet that travels in its place.

`static/player/theme_css.js` does the same for steps that are drawn from a draft; a test holds both to the same themes.
"""

from collections.abc import Mapping
from typing import Any

_NAMES = {"key": "accent", "ink": "text", "paper": "background", "line": "border", "font": "font"}
_STYLES = {*_NAMES.values(), "radius", "width", "shadow", "mode", "dark", "css"}
_SCHEMES = {"dark": "dark", "system": "light dark"}


def theme_with_css(theme: Mapping[str, Any]) -> dict[str, Any]:
    """The theme with everything that is style as `css`. Its values keep to the release's schema: none can end its rule."""
    night = theme.get("dark", {})
    declarations = [
        f"--{name}:light-dark({theme.get(of, night[of])},{night[of]})" if of in night else f"--{name}:{theme[of]}"
        for name, of in _NAMES.items()
        if of in night or of in theme
    ]
    declarations += [f"--{name}:{theme[of]:g}px" for name, of in (("round", "radius"), ("width", "width")) if of in theme]
    declarations += [f"color-scheme:{_SCHEMES[theme['mode']]}"] if theme.get("mode") in _SCHEMES else []
    rest = {name: value for name, value in theme.items() if name not in _STYLES or (name == "mode" and value == "host")}
    flat = ".card{box-shadow:none}" if theme.get("shadow") is False else ""
    return rest | {"css": (f".layer{{{';'.join(declarations)}}}" if declarations else "") + flat + theme.get("css", "")}
