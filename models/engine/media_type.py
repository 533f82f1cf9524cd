"""What some bytes really are, by the first of them: servers are often wrong, and snapshots are served with `nosniff`."""

import re

from models.engine.sanitise.asset_references import Kind

_IMAGES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
    (b"\x00\x00\x01\x00", "image/x-icon"),
)
_FONTS = (
    (b"wOF2", "font/woff2"),
    (b"wOFF", "font/woff"),
    (b"OTTO", "font/otf"),
    (b"\x00\x01\x00\x00", "font/ttf"),
    (b"true", "font/ttf"),
    (b"ttcf", "font/collection"),
)
_SHEETS = frozenset({"text/css", "text/plain", "application/octet-stream", ""})
_BEFORE_SVG = re.compile(
    rb"\s+|<\?(?:(?!\?>).)*\?>|<!--(?:(?!-->).)*-->|<!doctype(?:[^\[>]|\[(?:\"[^\"]*\"|'[^']*'|[^\]\"'])*\])*>",
    re.IGNORECASE | re.DOTALL,
)
"""What may stand before a drawing's first element, one thing at a time: whoever draws leaves licences and entities there."""

_SVG = re.compile(rb"<svg[\s>]", re.IGNORECASE)
_LONGEST_BEFORE = 256 * 1024
_UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def asset_type(kind: Kind, media_type: str, body: bytes) -> str | None:
    """The media type to serve an asset with, or None when it is not what was wanted."""
    if kind == "style":
        return "text/css" if media_type in _SHEETS else None
    if kind == "font":
        return next((name for start, name in _FONTS if body.startswith(start)), None)
    return image_type(body)


def image_type(body: bytes) -> str | None:
    """The media type of a picture; None for anything else."""
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return "image/webp"
    if body[4:12] in {b"ftypavif", b"ftypavis"}:
        return "image/avif"
    if _is_drawing(body):
        return "image/svg+xml"
    return next((name for start, name in _IMAGES if body.startswith(start)), None)


def _is_drawing(body: bytes) -> bool:
    start = body[:_LONGEST_BEFORE]
    if encoding := _UTF16.get(start[:2]):
        start = start[2:].decode(encoding, "replace").encode()
    at = 3 if start.startswith(b"\xef\xbb\xbf") else 0
    while found := _BEFORE_SVG.match(start, at):
        at = found.end()
    return _SVG.match(start, at) is not None
