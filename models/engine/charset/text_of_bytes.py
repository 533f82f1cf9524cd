"""From bytes to text as browsers do it: byte order mark, then the header, then the page itself, then windows-1252."""

import re

import webencodings

from models.engine.charset.prescan import declared_charset

FALLBACK = "windows-1252"
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xfe\xff", "utf-16be"), (b"\xff\xfe", "utf-16le"))
_HEADER = re.compile(r"charset\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s;\"']+))", re.IGNORECASE)


def decode_page(body: bytes, content_type: str) -> tuple[str, str]:
    """The page's text and the name of its encoding. Undecodable bytes become U+FFFD; nothing raises."""
    for mark, name in _MARKS:
        if body.startswith(mark):
            return _decode(body[len(mark) :], name), name
    name = _known(_header_charset(content_type)) or _known(declared_charset(body)) or FALLBACK
    return _decode(body, name), name


def _header_charset(content_type: str) -> str | None:
    found = _HEADER.search(content_type)
    return next((group for group in found.groups() if group is not None), None) if found else None


def _known(label: str | None) -> str | None:
    """The encoding's name in the WHATWG Encoding standard; None for a label that browsers don't know."""
    found = webencodings.lookup(label) if label else None
    return found.name if found else None


def _decode(body: bytes, name: str) -> str:
    encoding = webencodings.lookup(name) or webencodings.UTF8
    return encoding.codec_info.decode(body, "replace")[0]
