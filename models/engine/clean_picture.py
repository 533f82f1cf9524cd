"""A picture with nothing in it but the picture: no place, no camera, no comment, no thumbnail, nothing behind its end.

PNG is decoded and written anew by Pillow, which is exact. JPEG, WebP and GIF lose a little with each writing (GIF colours), so
that a picture which is exported and imported would fade, and be another one by its bytes each time: of them the parts that hold
the pixels are kept as they are, all others are left out, and what is left has to decode. Only a JPEG that says it was taken
sideways is turned and written anew. What comes out, put in again, comes out the same.
"""

import io
import struct
import warnings
from collections.abc import Generator

from PIL import Image, ImageSequence

MOST_PIXELS = 64_000_000
"""Of all frames of a picture together; 4,096 by 4,096 is a quarter of it."""

MOST_FRAMES = 500
TURNED_QUALITY = 92
ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What makes a picture upright, by its EXIF orientation."""

_FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/gif": "GIF", "image/webp": "WEBP"}
_JPEG_TABLES = frozenset({0xDB, 0xC4, 0xDD, 0xCC})
"""Markers of segments without which a scan can't be decoded: quantization and Huffman tables, restart interval, conditioning."""

_ADOBE = 0xEE
"""How the colours of a JPEG with four of them are meant."""

_GIF_CONTROL, _GIF_APPLICATION = 0xF9, 0xFF
_WEBP_CHUNKS = frozenset({b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF"})
_WEBP_METADATA = 0x20 | 0x08 | 0x04
"""The flags of `VP8X` that announce a colour profile, EXIF and XMP."""


class UnreadablePicture(ValueError):
    """It can't be decoded, or holds more than is looked at; the sentence says which."""


def clean_picture(body: bytes, media_type: str) -> bytes:
    """The bytes of the same picture and nothing else. `media_type` is one of PNG, JPEG, GIF and WebP, by its first bytes."""
    write = {"image/png": _png, "image/gif": _gif, "image/jpeg": _jpeg, "image/webp": _webp}[media_type]
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # Pillow only warns of what is cut off or larger than it should be
        try:
            return write(body)
        except UnreadablePicture:
            raise
        except Exception as problem:  # a damaged picture makes Pillow raise whatever it came to
            raise UnreadablePicture("This picture is damaged: it can't be decoded.") from problem


def _png(body: bytes) -> bytes:
    image = _opened(body, "image/png")
    if getattr(image, "n_frames", 1) > 1:
        raise UnreadablePicture("This PNG moves; use GIF or WebP for a picture that moves.")
    image.load()
    transparency = image.info.get("transparency")
    image.info.clear()
    extra = {} if transparency is None else {"transparency": transparency}
    return _written(image, "PNG", **extra)


def _gif(body: bytes) -> bytes:
    parts = b"".join(_gif_parts(body)) + b";"
    return _decodes(parts, "image/gif")


def _gif_parts(body: bytes) -> Generator[bytes]:
    """The blocks of a GIF that hold its frames, their times, and how often it goes round (GIF 89a)."""
    at = 13 + _gif_table(body[10])
    yield body[:at]
    while body[at] != ord(";"):
        begin = at
        if body[at] == ord(","):
            _check_frame(body, at)
            at = _end_of_blocks(body, at + 10 + _gif_table(body[at + 9]) + 1)
            yield body[begin:at]
            continue
        label, at = body[at + 1], _end_of_blocks(body, at + 2)
        if label == _GIF_CONTROL or (label == _GIF_APPLICATION and body[begin + 3 : begin + 14] == b"NETSCAPE2.0"):
            yield body[begin:at]


def _check_frame(body: bytes, at: int) -> None:
    """A frame that reaches beyond the picture would make it larger than it says it is."""
    width, height = struct.unpack_from("<HH", body, 6)
    left, top, wide, high = struct.unpack_from("<HHHH", body, at + 1)
    if left + wide > width or top + high > height:
        raise UnreadablePicture("This picture is damaged: a frame is larger than the picture.")


def _gif_table(flags: int) -> int:
    """Bytes of the colour table that the flags of a picture or a frame announce."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _end_of_blocks(body: bytes, at: int) -> int:
    while body[at]:
        at += 1 + body[at]
    return at + 1


def _jpeg(body: bytes) -> bytes:
    image = _opened(body, "image/jpeg")
    turn = _TURNS.get(_orientation(image))
    if turn is not None:
        turned = image.transpose(turn)
        turned.info.clear()
        return _jpeg(_written(turned, "JPEG", quality=TURNED_QUALITY))
    return _decodes(b"\xff\xd8" + b"".join(_jpeg_parts(body)) + b"\xff\xd9", "image/jpeg")


def _orientation(image: Image.Image) -> int:
    """As the camera wrote it; upright where what it wrote can't be read."""
    try:
        return int(image.getexif().get(ORIENTATION, 1))
    except Exception:  # noqa: BLE001 - a damaged note on a good picture
        return 1


def _jpeg_parts(body: bytes) -> Generator[bytes]:
    """The segments and scans of a JPEG that hold its picture, in their order (ITU T.81, annex B)."""
    at = 2
    while True:
        if body[at] != 0xFF:
            raise UnreadablePicture("This picture is damaged: it can't be decoded.")
        marker = body[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == 0xD9:
            return
        end = at + 2 + int.from_bytes(body[at + 2 : at + 4], "big")
        is_frame = 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}
        if is_frame or marker in _JPEG_TABLES or marker == 0xDA or (marker == _ADOBE and body[at + 4 : at + 9] == b"Adobe"):
            yield body[at:end]
        at = end
        if marker == 0xDA:
            at = _end_of_scan(body, at)
            yield body[end:at]


def _end_of_scan(body: bytes, at: int) -> int:
    """Where the next marker stands that is neither a stuffed byte nor a restart."""
    while True:
        at = body.index(b"\xff", at)
        if body[at + 1] != 0 and not 0xD0 <= body[at + 1] <= 0xD7:
            return at
        at += 2


def _webp(body: bytes) -> bytes:
    _opened(body, "image/webp")
    parts: list[bytes] = []
    at, end = 12, min(len(body), 8 + int.from_bytes(body[4:8], "little"))
    while at + 8 <= end:
        name, size = body[at : at + 4], int.from_bytes(body[at + 4 : at + 8], "little")
        content = body[at + 8 : at + 8 + size]
        if name == b"VP8X":
            content = bytes([content[0] & ~_WEBP_METADATA]) + content[1:]
        if name in _WEBP_CHUNKS:
            parts.append(name + size.to_bytes(4, "little") + content + b"\0" * (size % 2))
        at += 8 + size + size % 2
    content = b"WEBP" + b"".join(parts)
    return _decodes(b"RIFF" + len(content).to_bytes(4, "little") + content, "image/webp")


def _opened(body: bytes, media_type: str) -> Image.Image:
    """The picture, not decoded yet, once it is known to be no larger than is looked at."""
    image = Image.open(io.BytesIO(body), formats=[_FORMATS[media_type]])
    frames = getattr(image, "n_frames", 1)
    if frames > MOST_FRAMES or frames * image.width * image.height > MOST_PIXELS:
        raise UnreadablePicture("This picture moves for too long; make it smaller or shorter.")
    return image


def _decodes(body: bytes, media_type: str) -> bytes:
    for frame in ImageSequence.Iterator(_opened(body, media_type)):
        frame.load()
    return body


def _written(image: Image.Image, kind: str, **how: object) -> bytes:
    written = io.BytesIO()
    image.save(written, kind, optimize=True, **how)
    return written.getvalue()
