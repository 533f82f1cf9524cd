"""A picture made small and square: drawn anew from its pixels, so that nothing else of what was sent is in it."""

import io
import warnings

from PIL import Image, ImageOps

from models.engine.clean_picture import MOST_PIXELS, UnreadablePicture

READ = ("PNG", "JPEG", "GIF", "WEBP")
SIDE = 160
"""Pixels: twice what is shown, for fine screens."""


def square_picture(body: bytes) -> bytes:
    """The middle of a picture, upright, as PNG; the first frame of one that moves. Raises UnreadablePicture."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # Pillow only warns of what is cut off or larger than it should be
        try:
            image = Image.open(io.BytesIO(body), formats=READ)
            _refuse_large(image)
            square = ImageOps.fit(ImageOps.exif_transpose(image).convert("RGBA"), (SIDE, SIDE))
            drawn = Image.new("RGBA", square.size)
            drawn.paste(square)
            written = io.BytesIO()
            drawn.save(written, "PNG", optimize=True)
        except UnreadablePicture:
            raise
        except Exception as problem:  # a damaged picture makes Pillow raise whatever it came to
            raise UnreadablePicture("This is no picture that can be read: use PNG, JPEG, GIF or WebP.") from problem
    return written.getvalue()


def _refuse_large(image: Image.Image) -> None:
    if image.width * image.height > MOST_PIXELS:
        raise UnreadablePicture("This picture has too many pixels; make it smaller first.")
