"""A picture made small, of a person or of an organisation: drawn anew from its pixels, so that nothing else of what was sent is
in it.
"""

import hashlib
import io
import warnings
from collections.abc import Callable

from PIL import Image, ImageOps

from models.engine.clean_picture import MOST_PIXELS, UnreadablePicture

READ = ("PNG", "JPEG", "GIF", "WEBP")
LARGEST = 512 * 1024
"""Bytes of what may be sent; browsers make it smaller first."""

SIDE = 160
"""Pixels: twice what is shown, for fine screens."""

BOX = (320, 160)
"""Pixels that a picture which is kept whole fits into."""


def square_picture(body: bytes) -> bytes:
    """The middle of a picture, upright, as PNG; the first frame of one that moves. Raises UnreadablePicture."""
    return _drawn(body, lambda image: ImageOps.fit(image, (SIDE, SIDE)))


def whole_picture(body: bytes) -> bytes:
    """All of a picture, upright, as PNG, no larger than the box; the first frame of one that moves. Raises UnreadablePicture."""
    return _drawn(body, _within_box)


def picture_mark(body: bytes) -> str:
    """Says which picture it is: part of its address, so that browsers keep it until there is another one."""
    return hashlib.sha256(body).hexdigest()[:16]


def _drawn(body: bytes, made_small: Callable[[Image.Image], Image.Image]) -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # Pillow only warns of what is cut off or larger than it should be
        try:
            image = Image.open(io.BytesIO(body), formats=READ)
            _refuse_large(image)
            small = made_small(ImageOps.exif_transpose(image).convert("RGBA"))
            drawn = Image.new("RGBA", small.size)
            drawn.paste(small)
            written = io.BytesIO()
            drawn.save(written, "PNG", optimize=True)
        except UnreadablePicture:
            raise
        except Exception as problem:  # a damaged picture makes Pillow raise whatever it came to
            raise UnreadablePicture("This is no picture that can be read: use PNG, JPEG, GIF or WebP.") from problem
    return written.getvalue()


def _within_box(image: Image.Image) -> Image.Image:
    """Never larger than it was: that would only blur it."""
    image.thumbnail(BOX, Image.Resampling.LANCZOS)
    return image


def _refuse_large(image: Image.Image) -> None:
    if image.width * image.height > MOST_PIXELS:
        raise UnreadablePicture("This picture has too many pixels; make it smaller first.")
