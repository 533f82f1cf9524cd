import pytest

from models.engine.charset.page_encoding import decode_file, decode_page

UMLAUT = "<p>Grüße"


@pytest.mark.parametrize(
    ("body", "content_type", "charset"),
    [
        (b"\xef\xbb\xbf" + UMLAUT.encode(), "text/html; charset=iso-8859-1", "utf-8"),
        (b"\xff\xfe" + UMLAUT.encode("utf-16-le"), "text/html", "utf-16le"),
        (b"\xfe\xff" + UMLAUT.encode("utf-16-be"), "text/html", "utf-16be"),
        (b'<meta charset="windows-1251">' + UMLAUT.encode(), "text/html; charset=utf-8", "utf-8"),
        (b'<meta charset="windows-1251">' + UMLAUT.encode(), 'text/html; charset="UTF-8"', "utf-8"),
        (b"<meta charset=utf-8>" + UMLAUT.encode(), "text/html; charset=nonsense", "utf-8"),
        (b"<meta charset=utf-8>" + UMLAUT.encode(), "text/html", "utf-8"),
        (b"<META http-equiv='Content-Type' content='text/html; CHARSET=utf-8'>" + UMLAUT.encode(), "text/html", "utf-8"),
        (b"<meta charset=utf-16>" + UMLAUT.encode(), "text/html", "utf-8"),
        (b"<!-- <meta charset=shift_jis> --><meta charset=utf-8>" + UMLAUT.encode(), "text/html", "utf-8"),
        (b"<meta name=x content='charset=shift_jis'><meta charset=utf-8>" + UMLAUT.encode(), "text/html", "utf-8"),
        (UMLAUT.encode("latin-1"), "text/html", "windows-1252"),
        (UMLAUT.encode("latin-1"), "text/html; charset=iso-8859-1", "windows-1252"),
        (UMLAUT.encode("latin-1"), "text/html; charset=us-ascii", "windows-1252"),
        (b"<head><style>" + b"a{}" * 700 + b"</style><meta charset=utf-8>" + UMLAUT.encode(), "text/html", "utf-8"),
    ],
)
def test_a_page_is_read_in_the_encoding_a_browser_would_choose(body: bytes, content_type: str, charset: str):
    text, found = decode_page(body, content_type)
    assert found == charset
    assert text.endswith(UMLAUT)
    assert not text.startswith("\ufeff")


def test_a_meta_far_down_in_the_body_is_too_late():
    body = b"<body>" + b"x" * 2000 + b"<meta charset=utf-8>" + UMLAUT.encode()
    assert decode_page(body, "text/html")[1] == "windows-1252"


def test_a_wrong_charset_gives_replacement_characters_and_no_error():
    text, charset = decode_page(UMLAUT.encode("latin-1"), "text/html; charset=utf-8")
    assert (text, charset) == ("<p>Gr\ufffd\ufffde", "utf-8")


@pytest.mark.parametrize(
    "body",
    [
        UMLAUT.encode(),
        UMLAUT.encode("latin-1"),
        b"\xff\xfe" + UMLAUT.encode("utf-16-le"),
        b'<meta charset="iso-8859-1">' + UMLAUT.encode("latin-1"),
    ],
)
def test_a_file_says_by_itself_in_which_encoding_it_is(body: bytes):
    assert decode_file(body).endswith(UMLAUT)


def test_a_file_that_declares_an_encoding_is_read_in_it_though_it_could_be_utf_8():
    assert decode_file(b"<meta charset=windows-1251>" + "Größe".encode()).endswith("GrГ¶Гџe")


@pytest.mark.parametrize("piece", [b"<", b"<!--", b"<meta ", b"<a a=", b"<meta charset", b"<style>", b"</", b"<a \"'=/"])
def test_repeated_fragments_are_read_quickly(piece: bytes):
    assert decode_page(piece * (100_000 // len(piece)), "")[1] == "windows-1252"
