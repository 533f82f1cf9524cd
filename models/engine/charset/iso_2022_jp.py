"""ISO-2022-JP: seven bits a byte, and escape sequences that say from which set of characters the bytes behind them are."""

import re
from collections.abc import Callable

_ESCAPE = re.compile(rb"\x1b(\(B|\(J|\(I|\$@|\$B)")
_UNKNOWN = "\ufffd"
_UNKNOWN_IN_EUC_JP = 0xFF
_FIRST_KATAKANA = 0xFF61
"""The half-width full stop; the letters follow in the order of JIS X 0201."""


def decode_iso_2022_jp(body: bytes, decode_euc_jp: Callable[[bytes], str]) -> str:
    """The text. `decode_euc_jp` reads the same characters with the eighth bit set, as EUC-JP writes them."""
    first, *switched = _ESCAPE.split(body)
    text = [_ascii(first)]
    for name, run in zip(switched[::2], switched[1::2], strict=True):
        if name == b"(B":
            text.append(_ascii(run))
        elif name == b"(J":
            text.append(_ascii(run).translate({ord("\\"): "¥", ord("~"): "\u203e"}))
        elif name == b"(I":
            text.append("".join(map(_katakana, run)))
        else:
            text.append(decode_euc_jp(bytes(map(_raised, run))))
    return "".join(text)


def _ascii(run: bytes) -> str:
    """Shift out and shift in, which other kinds of ISO 2022 use, and an escape to nowhere stand for nothing."""
    return run.decode("ascii", "replace").translate({0x0E: _UNKNOWN, 0x0F: _UNKNOWN, 0x1B: _UNKNOWN})


def _katakana(byte: int) -> str:
    return chr(_FIRST_KATAKANA + byte - 0x21) if 0x21 <= byte <= 0x5F else _UNKNOWN


def _raised(byte: int) -> int:
    """With the eighth bit set; spaces and line breaks have no place among characters of two bytes."""
    return byte | 0x80 if 0x21 <= byte <= 0x7E else _UNKNOWN_IN_EUC_JP
