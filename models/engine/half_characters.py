"""Escapes in style sheets that stand for half a character, which no encoding can write."""

import re

_ESCAPE = re.compile(r"\\(?:(00d[89a-f][0-9a-f]{2}|0?d[89a-f][0-9a-f]{2}(?![0-9a-f]))|.)", re.DOTALL | re.IGNORECASE)


def without_halves(css: str) -> str:
    r"""The style sheet as browsers read it: `\d800` is U+FFFD to them (CSS Syntax 3, 4.3.7), and half a character to tinycss2."""
    return _ESCAPE.sub(lambda found: "\\00fffd" if found[1] else found[0], css) if "\\" in css else css
