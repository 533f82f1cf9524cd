"""An address as a square code (QR, ISO/IEC 18004) that a camera reads."""

import segno
from markupsafe import Markup


def square_code(address: str, error: str, scale: int = 0) -> Markup:
    """An SVG element, dark on light in dark mode as well: cameras need it so. `error` is how much of it may be damaged (`l` or
    `m`); a `scale` is pixels for each square, 0 for one that fills the room it is given.
    """
    code = segno.make(address, error=error, micro=False)
    drawn = code.svg_inline(scale=scale or 1, omitsize=not scale, dark="#000", light="#fff", border=4)
    return Markup(drawn)  # noqa: S704 - drawn by the library, of squares alone
