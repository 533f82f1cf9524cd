"""Files that are a picture to one program and something else to another: what is kept of them is a picture to every one."""

import io
import struct
import zipfile
import zlib

import pytest
from PIL import Image

from models.engine.clean_picture import clean_picture
from models.site.picture import cleaned
from models.site.picture_format import BadPicture

SCRIPT = b"alert(document.domain)"
HTML = b"<script>alert(document.domain)</script>"


def picture(kind, **how):
    file = io.BytesIO()
    Image.effect_noise((24, 16), 40).convert("P" if kind == "GIF" else "RGB").save(file, kind, **how)
    return file.getvalue()


def zipped():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("../../evil.sh", SCRIPT)
    return file.getvalue()


def gif_and_script():
    """`GIF89a` and a comment that JavaScript passes over, up to code behind the picture."""
    gif = bytearray(picture("GIF"))
    gif[6:8] = b"/*"  # the width, which is 10,799 then
    return bytes(gif) + b"*/=1;" + SCRIPT


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_with_html():
    png = picture("PNG")
    return png[:33] + chunk(b"tEXt", b"Comment\0" + HTML) + chunk(b"scRp", SCRIPT) + png[33:]


def jpeg_and_html():
    return picture("JPEG", comment=HTML) + HTML


POLYGLOTS = {
    "png with a zip behind": ("image/png", lambda: picture("PNG") + zipped()),
    "jpeg with a zip behind": ("image/jpeg", lambda: picture("JPEG") + zipped()),
    "gif with a zip behind": ("image/gif", lambda: picture("GIF") + zipped()),
    "webp with a zip behind": ("image/webp", lambda: picture("WEBP") + zipped()),
    "png with html in its texts": ("image/png", png_with_html),
    "jpeg with html in its comment": ("image/jpeg", jpeg_and_html),
    "gif with a script behind": ("image/gif", lambda: picture("GIF", comment=HTML) + b"/*" + SCRIPT),
    "png with a phar behind": ("image/png", lambda: picture("PNG") + b"<?php __HALT_COMPILER(); ?>" + SCRIPT),
}


@pytest.mark.parametrize(("media_type", "make"), POLYGLOTS.values(), ids=POLYGLOTS)
def test_nothing_is_left_of_what_a_picture_is_besides(media_type, make):
    sent = make()
    clean = clean_picture(sent, media_type)
    assert not zipfile.is_zipfile(io.BytesIO(clean))
    assert not any(word in clean for word in (b"script", b"alert", b"evil", b"PK\x03\x04", b"php"))
    assert any(word in sent for word in (b"alert", b"evil")), "there was something to be left out"


SHAMS = {
    "gif and javascript": gif_and_script,
    "svg": lambda: b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "svg and html": lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><foreignObject>' + HTML + b"</foreignObject></svg>",
    "html behind a png's first bytes": lambda: b"\x89PNG\r\n\x1a\n" + HTML,
    "html behind a gif's first bytes": lambda: b"GIF89a" + HTML,
    "a zip": zipped,
    "a bitmap that is a script": lambda: b"BM" + b"=1;" + SCRIPT + b"\0" * 60,
    "a pdf": lambda: b"%PDF-1.7\n" + HTML,
}


@pytest.mark.parametrize("make", SHAMS.values(), ids=SHAMS)
def test_what_is_a_picture_to_nobody_who_looks_closer_is_refused(make):
    with pytest.raises(BadPicture):
        cleaned(make())
