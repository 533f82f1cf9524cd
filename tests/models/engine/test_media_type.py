import pytest

from models.engine.media_type import asset_type, image_type


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF87a", "image/gif"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (b"RIFF\0\0\0\0WAVEfmt ", None),
        (b"\0\0\0\x1cftypavif", "image/avif"),
        (b"BM\0\0", "image/bmp"),
        (b"\0\0\x01\0", "image/x-icon"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><!-- a --><svg xmlns='x'>", "image/svg+xml"),
        (b"<!doctype html><svg", None),
        (b"", None),
    ],
)
def test_a_picture_is_known_by_its_first_bytes(body: bytes, media_type: str | None):
    assert image_type(body) == media_type


def test_an_asset_is_what_was_wanted_or_nothing():
    assert asset_type("image", "text/html", b"GIF89a") == "image/gif"
    assert asset_type("image", "image/png", b"<html>") is None
    assert asset_type("font", "application/octet-stream", b"wOF2") == "font/woff2"
    assert asset_type("font", "font/woff2", b"<html>") is None
    assert asset_type("style", "text/plain", b"a{}") == "text/css"
    assert asset_type("style", "text/html", b"a{}") is None


DRAWING = b"<svg xmlns='http://www.w3.org/2000/svg'/>"


@pytest.mark.parametrize(
    "body",
    [
        b"<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD' 'x' [<!ENTITY a \"b>]\"> <!ENTITY c 'd'>]>" + DRAWING,
        b"<!-- " + b"Whoever draws leaves a licence. " * 1000 + b"-->" + DRAWING,
        b"\xff\xfe" + DRAWING.decode().encode("utf-16-le"),
        b"\xfe\xff" + DRAWING.decode().encode("utf-16-be"),
    ],
    ids=["a doctype", "a long comment", "UTF-16", "UTF-16, big-endian"],
)
def test_a_drawing_is_known_by_its_first_element_whatever_stands_before(body: bytes):
    assert image_type(body) == "image/svg+xml"


@pytest.mark.parametrize("piece", [b"<!---->", b"<!--", b"<!doctype [", b"<?", b" "])
def test_what_stands_before_no_drawing_comes_to_an_end(piece: bytes):
    assert image_type(piece * 50_000 + b"<p>") is None
