"""Decoding by the Encoding Standard, held against Chromium byte by byte."""

import pytest
import webencodings

from models.engine.charset.standard_decoder import decode_by_standard

BYTES = [bytes([first]) for first in range(256)]
PAIRS = [bytes([first, second]) for first in range(0x80, 256) for second in range(0x30, 256)]
JIS_X_0212 = [bytes([0x8F, first, second]) for first in range(0xA1, 0xFF) for second in range(0xA1, 0xFF)]
ENCODINGS = sorted({*webencodings.LABELS.values()} - {"replacement", "utf-16be", "utf-16le"})
JIS_X_0208 = [b"\x1b$B" + bytes([first, second]) for first in range(0x21, 0x7F) for second in range(0x21, 0x7F)]
JIS_SETS = [b"\x1b" + name + bytes([byte]) for name in (b"(B", b"(J", b"(I", b"$@") for byte in range(0x20, 0x7F)]
OF_TWO_BYTES = ("big5", "euc-jp", "euc-kr", "gb18030", "gbk", "shift_jis")
DECODE = """([name, all]) => all.map((hex) => {
  const bytes = hex.match(/../g).map((two) => parseInt(two, 16))
  return new TextDecoder(name).decode(new Uint8Array(bytes))
})"""
# Two pairs of Big5 and one character of JIS X 0212 that Python's tables can't tell from another one, and four pairs that Chromium
# itself gets wrong: the standard has a letter and an accent for each.
EXCEPT = {
    "big5": {"a241", "a242", "8862", "8864", "88a3", "88a5"},
    "euc-jp": {"8fa2b7"},
}


def decoded(name: str, body: bytes) -> str:
    encoding = webencodings.lookup(name)
    assert encoding is not None
    return decode_by_standard(body, encoding)


@pytest.mark.parametrize(
    ("name", "body", "text"),
    [
        ("gbk", b"\xbc\xdb\xb8\xf1 \x80 99", "价格 € 99"),
        ("gb18030", b"\x80\xa2\xe3", "€€"),
        ("euc-jp", b"\xc5\xd0\xcf\xbf\xa1\xc1\xb3\xab\xbb\xcf", "登録\uff5e開始"),
        ("euc-jp", b"\xad\xa1\xad\xea\xf9\xa1", "①㈱纊"),
        ("shift_jis", b"\x87\x40\x81\x60", "①\uff5e"),
        ("iso-2022-jp", b"a~\x1b$BEPO?!A-!\x1b(B \x1b(I1\x1b(J\\~", "a~登録\uff5e① ｱ¥\u203e"),
        ("big5", b"\xa4\xa4\xa1\x45\x87\x7a", "中‧㡵"),
        ("windows-1252", b"\x80\x81\xfc", "€\x81ü"),
        ("windows-1255", b"\xca\x81", "\u05ba\x81"),
        ("koi8-u", b"\xae\xbe", "ўЎ"),
        ("iso-8859-1", "Größe".encode("latin-1"), "Größe"),
        ("utf-8", b"a\xffb", "a\ufffdb"),
        ("gbk", b"\xff", "\ufffd"),
        ("euc-jp", b"\xa1", "\ufffd"),
    ],
)
def test_bytes_are_read_by_the_tables_of_the_standard(name: str, body: bytes, text: str):
    assert decoded(name, body) == text


@pytest.mark.long
@pytest.mark.browser
@pytest.mark.parametrize("name", ENCODINGS)
def test_every_character_is_the_one_that_chromium_reads(page, name: str):
    more = {"euc-jp": JIS_X_0212, "iso-2022-jp": [*JIS_X_0208, *JIS_SETS]}.get(name, [])
    bodies = [*BYTES, *(PAIRS if name in OF_TWO_BYTES else []), *more]
    answers = page.evaluate(DECODE, [name, [body.hex() for body in bodies]])
    wrong = {
        body.hex(): (answer, ours)
        for body, answer in zip(bodies, answers, strict=True)
        # How many characters broken bytes are worth is not compared: nobody points at those.
        if (ours := decoded(name, body)) != answer and not ("\ufffd" in answer and "\ufffd" in ours)
    }
    assert set(wrong) == EXCEPT.get(name, set()), wrong
