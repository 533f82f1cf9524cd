"""Canonical JSON and the hash that names it: the same content has the same name everywhere."""

import hashlib
import json
from typing import Any

from models.engine.json_value import JsonObject
from models.support.unreadable import Unreadable


def canonical(value: Any) -> bytes:
    """UTF-8 JSON with sorted keys and no spaces, in the spirit of RFC 8785; NaN and infinities are refused."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def content_hash(value: Any) -> str:
    """SHA-256 of the canonical JSON, as 64 hexadecimal digits."""
    return hashlib.sha256(canonical(value)).hexdigest()


def read_named(text: str, name: str, what: str) -> JsonObject:
    """The object stored as canonical JSON under its hash. Raises Unreadable, naming `what`, when it is another by now."""
    if hashlib.sha256(text.encode("utf-8", "replace")).hexdigest() != name:
        raise Unreadable(what, [("", "is not what it was when it was stored")])
    return json.loads(text)
