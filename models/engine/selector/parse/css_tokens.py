"""CSS text into tokens, as CSS Syntax Level 3 says, as far as selectors need it; every token knows its position."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ESCAPE = r"\\(?:[0-9a-fA-F]{1,6}(?:\r\n|[ \t\n\r\f])?|[^\n\r\f0-9a-fA-F]|\Z)"
_START = rf"(?:[a-zA-Z_\u0080-\U0010ffff]|{_ESCAPE})"
_NAME = rf"(?:[a-zA-Z0-9_\-\u0080-\U0010ffff]|{_ESCAPE})"
_IDENT = rf"(?:--{_NAME}*|-?{_START}{_NAME}*)"
_NUMBER = r"[+-]?(?:\d*\.\d+|\d+)(?:[eE][+-]?\d+)?"

_TOKEN = re.compile(
    rf"""(?P<comment>/\*.*?(?:\*/|\Z))
    |(?P<space>[ \t\n\r\f]+)
    |(?P<string>"(?:[^"\\\n\r\f]|\\(?:\r\n|[\s\S]|\Z))*(?:"|\Z)|'(?:[^'\\\n\r\f]|\\(?:\r\n|[\s\S]|\Z))*(?:'|\Z))
    |(?P<cdc>-->)|(?P<cdo><!--)
    |(?P<number>{_NUMBER})(?P<unit>{_IDENT}|%)?
    |(?P<function>{_IDENT}\()
    |(?P<ident>{_IDENT})
    |\#(?:(?P<id>{_IDENT})|(?P<hash>{_NAME}+))
    |(?P<delim>[\s\S])""",
    re.VERBOSE | re.DOTALL,
)
_UNESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})(?:\r\n|[ \t\n\r\f])?|(\r\n|[\n\r\f])|([\s\S])|\Z)")

_NEEDS_CARE = re.compile(r'[\x00-\x1f\x7f"\\]')


@dataclass(frozen=True, slots=True)
class Token:
    """`kind` is space, string, bad_string, number, function, ident, id, hash, cdo, cdc or the character itself; `text` is
    unescaped.
    """

    kind: str
    text: str
    position: int
    raw: str = ""


def tokenize(css: str) -> list[Token]:
    """All tokens but comments; never fails, as a browser's tokenizer never does."""
    css = css.replace("\0", "\ufffd")
    tokens: list[Token] = []
    for found in _TOKEN.finditer(css):
        kind = str(found.lastgroup)
        raw = found.group()
        if kind == "comment":
            continue
        if kind == "unit":
            kind = "number"
        if kind == "delim":
            tokens.append(Token("bad_string" if raw in "\"'" else raw, raw, found.start(), raw))
        elif kind == "string":
            closed = len(raw) > 1 and raw[-1] == raw[0] and not _ends_in_escape(raw)
            tokens.append(Token(kind, unescape(raw[1:-1] if closed else raw[1:], string=True), found.start(), raw))
        elif kind == "function":
            tokens.append(Token(kind, unescape(raw[:-1]), found.start(), raw))
        else:
            tokens.append(Token(kind, unescape(raw.lstrip("#")) if kind in {"ident", "id", "hash"} else raw, found.start(), raw))
    return tokens


def _ends_in_escape(raw: str) -> bool:
    """Whether the last quote of a string is itself escaped, so that the string was closed by the end of the text."""
    body = raw[1:-1]
    return (len(body) - len(body.rstrip("\\"))) % 2 == 1


def unescape(text: str, *, string: bool = False) -> str:
    """Text without its escapes; a backslash at the very end stands for U+FFFD, in a string for nothing."""

    def plain(found: re.Match[str]) -> str:
        code, newline, other = found.groups()
        if code:
            number = int(code, 16)
            return "\ufffd" if number == 0 or number > 0x10FFFF or 0xD800 <= number <= 0xDFFF else chr(number)
        if newline:
            return ""
        return other or ("" if string else "\ufffd")

    return _UNESCAPE.sub(plain, text) if "\\" in text else text


def escape(name: str) -> str:
    """A name spelled so that it is one identifier (the CSSOM's *serialize an identifier*)."""
    out: list[str] = []
    for place, char in enumerate(name):
        if char == "\0":
            out.append("\ufffd")
        elif (char < " " or char == "\x7f") or (
            char.isascii() and char.isdigit() and (place == 0 or (place == 1 and name[0] == "-"))
        ):
            out.append(f"\\{ord(char):x} ")
        elif char == "-" and len(name) == 1:
            out.append("\\-")
        elif char >= "\x80" or char.isalnum() or char in "-_":
            out.append(char)
        else:
            out.append("\\" + char)
    return "".join(out)


def quote(value: str) -> str:
    """A value as a CSS string in double quotes (the CSSOM's *serialize a string*)."""
    return '"' + _NEEDS_CARE.sub(_careful, value) + '"'


def _careful(found: re.Match[str]) -> str:
    char = found.group()
    if char == "\0":
        return "\ufffd"
    return "\\" + char if char in '"\\' else f"\\{ord(char):x} "
