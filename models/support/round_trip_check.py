"""What is written can be read: a document is taken back from its text before it is stored."""

import json
from collections.abc import Callable
from typing import Any, TypeVar

from models.support.canonical_json import canonical
from models.support.json_reader import Faults

D = TypeVar("D")
"""A stored document."""


def read_back(value: D, read: Callable[[Any], D], largest: int) -> D:
    """The JSON to store, which reads back as itself and has at most `largest` bytes. Raises Faults.

    `read` reads a stored document and gives the JSON that would be stored of what was read; it raises Faults.
    """
    for _ in range(2):
        again = _again(value, read, largest)
        if again == value:
            return value
        value = again
    raise Faults([("", "would be read as something else")])


def _again(value: D, read: Callable[[Any], D], largest: int) -> D:
    text = _text(value)
    if len(text) > largest:
        raise Faults([("", f"has {len(text):,} bytes in all; at most {largest:,} are possible")])
    return read(json.loads(text))


def _text(value: object) -> bytes:
    try:
        return canonical(value)
    except (ValueError, RecursionError) as problem:
        raise Faults([("", "holds a character or a number that can't be stored")]) from problem
