"""A theme as the style sheet that travels in its place.

`static/player/theme_css.js` does the same for steps that are drawn from a draft; a test holds both to the same themes.
"""

import re
from typing import Any, cast

from models.release.wire_json import WireTheme
from models.site.release_theme import ThemeJson

_NAMES = {"key": "accent", "ink": "text", "paper": "background", "line": "border", "font": "font"}
_PROPERTY = re.compile(r"--(?=(?:ink|paper|line|key|round|width|font)\b)")
"""Our custom properties as authors write them; in visitors' pages they have our name, as pages have properties of their own."""

_STYLES = {*_NAMES.values(), "radius", "width", "shadow", "mode", "dark", "css"}
_SCHEMES = {"dark": "dark", "system": "light dark"}


def theme_with_css(theme: ThemeJson) -> WireTheme:
    """The theme with everything that is style as `css`. Its values keep to the release's schema: none can end its rule."""
    given: dict[str, Any] = {**theme}  # its members are taken by names that are written below
    night: dict[str, str] = given.get("dark", {})
    declarations = [
        f"--{name}:light-dark({given.get(of, night[of])},{night[of]})" if of in night else f"--{name}:{given[of]}"
        for name, of in _NAMES.items()
        if of in night or of in given
    ]
    declarations += [f"--{name}:{given[of]:g}px" for name, of in (("round", "radius"), ("width", "width")) if of in given]
    declarations += [f"color-scheme:{_SCHEMES[given['mode']]}"] if given.get("mode") in _SCHEMES else []
    rest = {name: value for name, value in given.items() if name not in _STYLES or (name == "mode" and value == "host")}
    flat = ".card{box-shadow:none}" if given.get("shadow") is False else ""
    css = (f".layer{{{';'.join(declarations)}}}" if declarations else "") + flat + given.get("css", "")
    return cast("WireTheme", rest | {"css": _PROPERTY.sub("--cairn-", css)})
