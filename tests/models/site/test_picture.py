import struct
import zlib

import pytest

from models.site.picture import LARGEST, Picture, cleaned
from models.site.picture_format import BadPicture, measure
from tests.support.people import NOW


def png(width=3, height=2):
    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x30\x50\xd0" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffc0001108000700090301220002110103110100ffd9")
GIF = b"GIF89a" + struct.pack("<HH", 5, 4) + b"\0\0\0;"
WEBP = b"RIFF\0\0\0\0WEBPVP8X" + b"\0" * 8 + (10).to_bytes(3, "little") + (20).to_bytes(3, "little")
LOSSLESS = b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f" + (10 | 20 << 14).to_bytes(4, "little")
LOSSY = b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0" + b"\0" * 6 + struct.pack("<HH", 11, 21)


@pytest.mark.parametrize(
    ("body", "kind", "size"),
    [
        (png(), "image/png", (3, 2)),
        (JPEG, "image/jpeg", (9, 7)),
        (GIF, "image/gif", (5, 4)),
        (WEBP, "image/webp", (11, 21)),
        (LOSSLESS, "image/webp", (11, 21)),
        (LOSSY, "image/webp", (11, 21)),
    ],
)
def test_a_picture_is_known_by_its_bytes(body, kind, size):
    measured = measure(body)
    assert (measured.media_type, (measured.width, measured.height)) == (kind, size)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"<!doctype html><script>alert(1)</script>",
        b"BM" + b"\0" * 50,
        png()[:18],
        JPEG[:8],
        b"\xff\xd8\xff" + b"\xff" * 100,
        GIF[:7],
        WEBP[:20],
        b"RIFF\0\0\0\0WAVEfmt ",
        png(0, 1),
        png(5000, 1)[:40],
    ],
)
def test_what_is_no_picture_is_refused(body):
    with pytest.raises(BadPicture):
        measure(body)


def test_a_picture_is_kept_once_and_is_its_sites_own(database, alice, charlie):
    with database.writing() as session:
        site, member = session.merge(alice.site), session.merge(alice.member)
        one, two = (Picture.keep(session, site, png(), member, NOW) for _ in range(2))
        assert one is two
        assert one.name.endswith(".png")
        assert Picture.find(session, site.key, one.name) is one
        assert Picture.find(session, charlie.site.key, one.name) is None
        with pytest.raises(BadPicture, match="at most 512"):
            cleaned(png() + b"\0" * LARGEST)
