"""What is written can be read: a document is taken back from its text before it is stored."""

import json
from collections.abc import Callable
from typing import Any

from models.support.canonical_json import canonical
from models.support.json_reader import Faults

Read = Callable[[Any], dict[str, Any]]
"""Reads a stored document and gives the JSON that would be stored of what was read. Raises Faults."""


def read_back(value: dict[str, Any], read: Read, largest: int) -> dict[str, Any]:
    """The JSON to store, which reads back as itself and has at most `largest` bytes. Raises Faults."""
    for _ in range(2):
        again = _again(value, read, largest)
        if again == value:
            return value
        value = again
    raise Faults([("", "would be read as something else")])


def _again(value: dict[str, Any], read: Read, largest: int) -> dict[str, Any]:
    text = _text(value)
    if len(text) > largest:
        raise Faults([("", f"has {len(text):,} bytes in all; at most {largest:,} are possible")])
    return read(json.loads(text))


def _text(value: dict[str, Any]) -> bytes:
    try:
        return canonical(value)
    except (ValueError, RecursionError) as problem:
        raise Faults([("", "holds a character or a number that can't be stored")]) from problem
