"""Which characters the bytes of a page stand for, decided in the order browsers decide."""

from __future__ import annotations

import re

import webencodings

_META = re.compile(rb"<meta[^>]{0,512}?charset\s*=\s*[\"']?\s*([a-z0-9_.:-]{1,40})", re.IGNORECASE)
_LOOKED_AT = 1024


def decode(html: bytes, charset: str | None = None) -> str:
    """The page's text: byte order mark, then the transport's `charset`, then `<meta>`, then UTF-8 if it is valid, then
    windows-1252.
    """
    label = charset or _declared(html) or ("utf-8" if _is_utf8(html) else "windows-1252")
    encoding = webencodings.lookup(label) or webencodings.UTF8
    return webencodings.decode(html, encoding, "replace")[0]


def _declared(html: bytes) -> str | None:
    found = _META.search(html[:_LOOKED_AT])
    label = found.group(1).decode("ascii") if found else None
    # A page that could be read far enough to find its <meta> can't be UTF-16.
    return "utf-8" if label and label.lower().startswith("utf-16") else label


def _is_utf8(html: bytes) -> bool:
    try:
        html.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
