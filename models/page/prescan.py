"""The encoding that a page declares in a `<meta>`, found before it is parsed (HTML standard, "prescan a byte stream")."""

import re

import webencodings

ALWAYS_LOOKED_AT = 1024
LONGEST_HEAD = 64 * 1024
_COMMENT = re.compile(rb"<!--(?:>|->|.*?--!?>)", re.DOTALL)
_TAG = re.compile(rb"<(/?)([a-zA-Z][^\s/>]*)")
_OTHER = re.compile(rb"<[!?/][^>]*>")
_ATTRIBUTE = re.compile(
    rb"[\s/]*(?:(?P<end>>)|(?P<name>[^\s/>][^\s/>=]*)(?:\s*=\s*(?:\"(?P<d>[^\"]*)\"|'(?P<s>[^']*)'|(?P<u>[^\s>]*)))?)"
)
_CONTENT = re.compile(rb"charset\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s;\"']+))", re.IGNORECASE)
_HEAD = frozenset({b"html", b"head", b"title", b"base", b"link", b"meta", b"style", b"script", b"noscript", b"template"})
_RAW = frozenset({b"script", b"style", b"title", b"noscript"})


def declared_charset(body: bytes) -> str | None:
    """The label in the first usable `<meta>`, or None. Browsers look at the first 1,024 bytes, and beyond them for as long as
    the head goes on; a page that says utf-16 in ASCII is utf-8.
    """
    head, place = body[:LONGEST_HEAD], 0
    while (place := head.find(b"<", place)) != -1:
        if comment := _COMMENT.match(head, place):
            place = comment.end()
        elif tag := _TAG.match(head, place):
            closing, name = tag.group(1), tag.group(2).lower()
            if place >= ALWAYS_LOOKED_AT and (name not in _HEAD or (closing and name == b"head")):
                return None
            attributes, place = _attributes(head, tag.end())
            if name == b"meta" and not closing and (label := _meta_charset(attributes)):
                return label
            if name in _RAW and not closing and place >= ALWAYS_LOOKED_AT:
                place = _after_raw(head, place, name)
        elif other := _OTHER.match(head, place):
            place = other.end()
        else:
            place += 1
    return None


def _attributes(head: bytes, place: int) -> tuple[dict[bytes, bytes], int]:
    found: dict[bytes, bytes] = {}
    while part := _ATTRIBUTE.match(head, place):
        place = part.end()
        if part.group("end"):
            break
        value = next((part.group(kind) for kind in ("d", "s", "u") if part.group(kind) is not None), b"")
        found.setdefault(part.group("name").lower(), value)
    return found, place


def _meta_charset(attributes: dict[bytes, bytes]) -> str | None:
    label = attributes.get(b"charset")
    if label is None and attributes.get(b"http-equiv", b"").lower() == b"content-type":
        found = _CONTENT.search(attributes.get(b"content", b""))
        label = next((group for group in found.groups() if group is not None), None) if found else None
    encoding = webencodings.lookup(label.decode("latin-1")) if label is not None else None
    if encoding is None:
        return None
    if encoding.name.startswith("utf-16"):
        return "utf-8"
    return "windows-1252" if encoding.name == "x-user-defined" else encoding.name


def _after_raw(head: bytes, place: int, name: bytes) -> int:
    end = re.compile(rb"</" + name, re.IGNORECASE).search(head, place)
    return end.start() if end else len(head)
