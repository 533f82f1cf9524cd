"""From bytes to text as browsers do it: byte order mark, then the header, then the page itself, then windows-1252.

This is the only place where the characters of a page are decided; everything behind it is given text.
"""

import re

import webencodings

from models.engine.charset.prescan import declared_charset
from models.engine.charset.standard_decoder import decode_by_standard

FALLBACK = "windows-1252"
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xfe\xff", "utf-16be"), (b"\xff\xfe", "utf-16le"))
_XML_DECLARATION = re.compile(rb"\s*<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([A-Za-z][\w.-]*)")
_HEADER = re.compile(r"charset\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s;\"']+))", re.IGNORECASE)


def decode_page(body: bytes, content_type: str) -> tuple[str, str]:
    """The page's text and the name of its encoding. Undecodable bytes become U+FFFD; nothing raises."""
    return _decode(body, _header_charset(content_type), FALLBACK)


def decode_xml_page(body: bytes, content_type: str) -> tuple[str, str]:
    """The same for XHTML: its XML declaration speaks where no header does, and UTF-8 is meant where neither does."""
    declared = _XML_DECLARATION.match(body)
    label = _header_charset(content_type) or (declared.group(1).decode("latin-1") if declared else "utf-8")
    return _decode(body, label, "utf-8")


def decode_file(body: bytes) -> str:
    """The text of a page on a disk, where no header says anything: without a declaration it is UTF-8 if it can be, as browsers
    take it for `file:` addresses.
    """
    try:
        body.decode("utf-8")
        fallback = "utf-8"
    except UnicodeDecodeError:
        fallback = FALLBACK
    return _decode(body, None, fallback)[0]


def _decode(body: bytes, header: str | None, fallback: str) -> tuple[str, str]:
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace"), name
    encoding = _known(header) or _known(declared_charset(body)) or _known(fallback) or webencodings.UTF8
    return decode_by_standard(body, encoding), encoding.name


def _header_charset(content_type: str) -> str | None:
    found = _HEADER.search(content_type)
    return next((group for group in found.groups() if group is not None), None) if found else None


def _known(label: str | None) -> webencodings.Encoding | None:
    """The encoding of that label in the Encoding Standard; None for one that browsers don't know."""
    return webencodings.lookup(label) if label else None
