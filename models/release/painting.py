"""A theme as the style sheet that travels in its place.

`static/player/themes.js` does the same for steps that are drawn from a draft; a test holds both to the same themes.
"""

from collections.abc import Mapping
from typing import Any

_COLOURS = ("accent", "text", "background", "border", "font")
_STYLES = {*_COLOURS, "radius", "width", "shadow", "mode", "dark", "css"}
_SCHEMES = {"dark": "dark", "system": "light dark"}


def painted(theme: Mapping[str, Any]) -> dict[str, Any]:
    """The theme with everything that is style as `css`. Its values keep to the release's schema: none can end its rule."""
    night = theme.get("dark", {})
    said = [
        f"--{name}:light-dark({theme.get(name, night[name])},{night[name]})" if name in night else f"--{name}:{theme[name]}"
        for name in _COLOURS
        if name in night or name in theme
    ]
    said += [f"--{name}:{theme[name]:g}px" for name in ("radius", "width") if name in theme]
    said += ["--shadow:none"] if theme.get("shadow") is False else []
    said += [f"color-scheme:{_SCHEMES[theme['mode']]}"] if theme.get("mode") in _SCHEMES else []
    rest = {name: value for name, value in theme.items() if name not in _STYLES or (name == "mode" and value == "host")}
    return rest | {"css": (f".layer{{{';'.join(said)}}}" if said else "") + theme.get("css", "")}
