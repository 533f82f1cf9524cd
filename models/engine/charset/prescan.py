"""The encoding that a page declares in a `<meta>`, found before it is parsed (HTML standard, "prescan a byte stream")."""

import re

import webencodings

ALWAYS_LOOKED_AT = 1024
LONGEST_HEAD = 64 * 1024
_TAG = re.compile(rb"<(/?)([a-zA-Z][^\s/>]*)")
_ATTRIBUTE = re.compile(
    rb"[\s/]*(?:(?P<end>>)|(?P<name>[^\s/>][^\s/>=]*)(?:\s*=\s*(?:\"(?P<d>[^\"]*)\"|'(?P<s>[^']*)'|(?P<u>[^\s>]*)))?)"
)
_CONTENT = re.compile(rb"charset\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s;\"']+))", re.IGNORECASE)
_HEAD = frozenset({b"html", b"head", b"title", b"base", b"link", b"meta", b"style", b"script", b"noscript", b"template"})
_RAW = frozenset({b"script", b"style", b"title", b"noscript"})


def declared_charset(body: bytes) -> str | None:
    """The label in the first usable `<meta>`, or None.

    Browsers look at the first 1,024 bytes, and beyond them for as long as the head goes on; a page that says utf-16 in ASCII
    is utf-8.
    """
    head, place, in_head = body[:LONGEST_HEAD], 0, True
    lowered = head.lower()
    while (place := head.find(b"<", place)) != -1 and (in_head or place < ALWAYS_LOOKED_AT):
        tag = _TAG.match(head, place)
        if tag is None:
            place = _after_other(head, place)
            continue
        closing, name = tag.group(1), tag.group(2).lower()
        in_head = in_head and name in _HEAD and not (closing and name == b"head")
        attributes, place = _attributes(head, tag.end())
        if name == b"meta" and not closing and (label := _meta_charset(attributes)):
            return label
        if name in _RAW and not closing:
            place = _after_raw(lowered, place, name)
    return None


def _after_other(head: bytes, place: int) -> int:
    """Behind a comment, declaration or end tag without a name, or behind the lone `<`."""
    if head.startswith(b"<!--", place):
        end = head.find(b"-->", place + 2)  # so that <!--> ends itself
        return end + 3 if end != -1 else len(head)
    if head[place + 1 : place + 2] in {b"!", b"?", b"/"}:
        end = head.find(b">", place)
        return end + 1 if end != -1 else len(head)
    return place + 1


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
    """Where the element's end tag begins; text that looks like a tag inside it is none."""
    end = head.find(b"</" + name, place)
    return end if end != -1 else place
