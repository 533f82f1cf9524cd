import pytest

from models.engine.charset.encoding import decode

WORD = "Grüße"


@pytest.mark.parametrize(
    ("html", "charset"),
    [
        (WORD.encode(), None),
        (WORD.encode("latin-1"), None),
        (b"\xef\xbb\xbf" + WORD.encode(), "latin-1"),
        (b"\xff\xfe" + WORD.encode("utf-16-le"), None),
        (WORD.encode("latin-1"), "iso-8859-1"),
        (b'<meta charset="iso-8859-1">' + WORD.encode("latin-1"), None),
        (b"<meta charset=utf-16>" + WORD.encode(), None),
        (WORD.encode(), "no-such-charset"),
    ],
)
def test_bytes_become_the_text_a_browser_reads(html, charset):
    assert decode(html, charset).endswith(WORD)


def test_broken_bytes_become_replacement_characters():
    assert decode(b"a\xffb", "utf-8") == "a\ufffdb"
