"""Which pictures guides can show, PNG, JPEG, GIF and WebP, and how large one is.

Nothing is decoded. A picture of text, SVG, is refused: it can hold scripts and load others.
"""

from dataclasses import dataclass

from models.engine.media_type import image_type

LARGEST_SIDE = 4096


class BadPicture(ValueError):
    """Bytes that are no picture guides can show; the sentence says why."""


@dataclass(frozen=True)
class MeasuredPicture:
    media_type: str
    ending: str
    width: int
    height: int


def measure(body: bytes) -> MeasuredPicture:
    """Raises BadPicture for anything but a picture of a possible size."""
    media_type = image_type(body)
    if media_type not in FORMATS:
        raise BadPicture("This can't be shown: use PNG, JPEG, GIF or WebP. SVG is not possible, because it can run scripts.")
    ending, read = FORMATS[media_type]
    try:
        width, height = read(body)
    except (IndexError, ValueError):
        raise BadPicture("This picture is damaged: its size can't be read.") from None
    if not (0 < width <= LARGEST_SIDE and 0 < height <= LARGEST_SIDE):
        raise BadPicture(f"This picture measures {width} by {height} pixels; at most {LARGEST_SIDE} each way are possible.")
    return MeasuredPicture(media_type, ending, width, height)


def _number(body: bytes, start: int, length: int, order: str = "big") -> int:
    part = body[start : start + length]
    if len(part) < length:
        raise IndexError
    return int.from_bytes(part, "little" if order == "little" else "big")


def _png(body: bytes) -> tuple[int, int]:
    if body[12:16] != b"IHDR":
        raise ValueError
    return _number(body, 16, 4), _number(body, 20, 4)


def _gif(body: bytes) -> tuple[int, int]:
    return _number(body, 6, 2, "little"), _number(body, 8, 2, "little")


def _jpeg(body: bytes) -> tuple[int, int]:
    """Walks its segments to the one that begins a frame."""
    at = 2
    while body[at] == 0xFF:
        marker = body[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            return _number(body, at + 7, 2), _number(body, at + 5, 2)
        at += 2 + max(_number(body, at + 2, 2), 2)
    raise ValueError


def _webp(body: bytes) -> tuple[int, int]:
    kind = body[8:16]
    if kind == b"WEBPVP8X":
        return _number(body, 24, 3, "little") + 1, _number(body, 27, 3, "little") + 1
    if kind == b"WEBPVP8L":
        bits = _number(body, 21, 4, "little")
        return (bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1
    if kind == b"WEBPVP8 ":
        return _number(body, 26, 2, "little") & 0x3FFF, _number(body, 28, 2, "little") & 0x3FFF
    raise ValueError


FORMATS = {"image/png": ("png", _png), "image/jpeg": ("jpg", _jpeg), "image/gif": ("gif", _gif), "image/webp": ("webp", _webp)}
"""Media type → ending of the file's name, and what reads the size."""
