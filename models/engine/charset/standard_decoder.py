"""Decoding by the tables of the WHATWG Encoding Standard, as browsers do, where Python's codecs of the same name differ."""

import codecs
from collections.abc import Callable
from functools import partial

import webencodings

from models.engine.charset.big5_additions import BIG5_ADDITIONS
from models.engine.charset.iso_2022_jp import decode_iso_2022_jp

Decoded = tuple[str, int]
"""Characters, and how many bytes they stand for."""

_UNKNOWN = "\ufffd"
_EUC_JP = webencodings.lookup("euc-jp") or webencodings.UTF8


def decode_by_standard(body: bytes, encoding: webencodings.Encoding) -> str:
    """The text; what stands for nothing in this encoding becomes U+FFFD."""
    if encoding.name == "iso-2022-jp":
        return decode_iso_2022_jp(body, partial(decode_by_standard, encoding=_EUC_JP))
    codec = _OTHER_CODECS.get(encoding.name)
    decode = codecs.lookup(codec).decode if codec else encoding.codec_info.decode
    errors = f"cairn-{encoding.name}" if encoding.name in _MISSING else "replace"
    text = decode(body, errors)[0]
    # Translating by an empty table costs half as much as parsing the page.
    return text.translate(_DIFFERENT[encoding.name]) if encoding.name in _DIFFERENT else text


def _control(rest: bytes) -> Decoded | None:
    """Bytes from 0x80 to 0x9F that Windows left free are the control characters of the same number."""
    return (chr(rest[0]), 1) if 0x80 <= rest[0] < 0xA0 else None


def _hebrew(rest: bytes) -> Decoded | None:
    return ("\u05ba", 1) if rest[0] == 0xCA else _control(rest)


def _euro(rest: bytes) -> Decoded | None:
    return ("€", 1) if rest[0] == 0x80 else None


def _big5(rest: bytes) -> Decoded | None:
    found = BIG5_ADDITIONS.get(rest[:2])
    return (found, 2) if found else None


def _jis_row(rest: bytes) -> Decoded | None:
    """Rows of JIS X 0208 that NEC and IBM filled, such as ① and ㈱: the standard has them as Windows' Shift_JIS does."""
    if len(rest) < 2 or not (0xA1 <= rest[0] <= 0xFE and 0xA1 <= rest[1] <= 0xFE):
        return None
    row, cell = rest[0] - 0xA1, rest[1] - 0xA1
    lead = row // 2 + (0x81 if row < 62 else 0xC1)
    trail = cell + (0x9F if row % 2 else 0x40 if cell < 63 else 0x41)
    found = bytes([lead, trail]).decode("cp932", "replace")
    return (found, 2) if _UNKNOWN not in found else None


_OTHER_CODECS = {"gbk": "gb18030"}
"""Browsers read GBK as its successor."""

_MISSING: dict[str, Callable[[bytes], Decoded | None]] = {
    **dict.fromkeys((f"windows-{number}" for number in (874, 1250, 1251, 1252, 1253, 1254, 1257, 1258)), _control),
    "windows-1255": _hebrew,
    "gbk": _euro,
    "gb18030": _euro,
    "big5": _big5,
    "euc-jp": _jis_row,
}
"""What the standard has where Python's table has nothing."""

_GB18030 = str.maketrans(
    "\ue5e5\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796\ue7c7\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864",
    "\u3000\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19\u1e3f\u9fb4\u9fb5\u9fb6\u9fb7\u9fb8\u9fb9\u9fba\u9fbb",
)
_DIFFERENT: dict[str, dict[int, int]] = {
    "gbk": _GB18030,
    "gb18030": _GB18030,
    "big5": str.maketrans("\u2022\uff64\u203e\u223c\u2641\u2609¥¢£", "\u2027\ufe51¯\uff5e\u2295\u2299\uffe5\uffe0\uffe1"),
    "euc-jp": str.maketrans("\u301c\u2016\u2212¢£¬", "\uff5e\u2225\uff0d\uffe0\uffe1\uffe2"),
    "koi8-u": str.maketrans("\u255d\u256c", "\u045e\u040e"),
    "shift_jis": str.maketrans("\uf8f0\uf8f1\uf8f2\uf8f3", _UNKNOWN * 4),
}
"""Python's character → the standard's."""


def _repair(find: Callable[[bytes], Decoded | None], problem: UnicodeError) -> tuple[str, int]:
    """An error handler in the form that `codecs` asks for."""
    if not isinstance(problem, UnicodeDecodeError):
        raise problem
    found = find(problem.object[problem.start : problem.start + 2])
    return (found[0], problem.start + found[1]) if found else (_UNKNOWN, problem.end)


for _name, _find in _MISSING.items():
    codecs.register_error(f"cairn-{_name}", partial(_repair, _find))
