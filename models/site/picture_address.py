"""The address of a picture that Cairn keeps. It is written without an origin, so that it stays right wherever Cairn moves.

The editor is on Cairn's own origin and needs no more; what customers' pages are given is made absolute on its way out. Versions
and releases keep what they are named by.
"""

import json
import re
from typing import TypeVar

from models.support.canonical_json import canonical

T = TypeVar("T")

_NAME = r"[0-9a-f]{64}\.(?:png|jpg|gif|webp)"
_KEPT = re.compile(rf"/player/v1/[\w-]{{1,64}}/pictures/{_NAME}", re.ASCII)


def address_of(key: str, name: str) -> str:
    """The address of the picture of that name on the site of that key."""
    return f"/player/v1/{key}/pictures/{name}"


def is_kept(address: str) -> bool:
    """Whether it is the address of a picture that Cairn keeps, as it is written here."""
    return _KEPT.fullmatch(address) is not None


def with_origin(document: T, key: str, base_url: str) -> T:
    """A document with the addresses of that site's pictures at `base_url`, an origin without a slash at its end.

    What is such an address as a whole is meant, and what a style sheet loads; so are those that carry the origin which Cairn had
    when they were written. Others' pictures, and what texts say in words, stay.
    """
    text = canonical(document).decode()
    if "/pictures/" not in text:
        return document
    before, after = r'((?<!\\)"|url\(\\")', r'(?=\\?")'
    address = rf'(?:https?://[^/"\\]{{1,300}})?(/player/v1/{re.escape(key)}/pictures/{_NAME})'
    return json.loads(re.sub(before + address + after, lambda found: f"{found[1]}{base_url}{found[2]}", text))
