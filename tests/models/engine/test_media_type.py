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
