"""Small objects that a document carries as they are: a target, what a button does, a way to go on."""

from typing import Any

from models.engine.json_value import JsonObject, is_list, is_object
from models.support.json_reader import Reader

LONGEST_TEXT = 4000
MOST_ENTRIES = 100
DEEPEST = 6


def bounded(reader: Reader) -> JsonObject:
    """A small object as it is, once nothing in it is too long or too deep to keep."""
    _bound(reader, reader.value, 0)
    return reader.value


def _bound(reader: Reader, value: Any, depth: int) -> None:
    if isinstance(value, str) and len(value) > LONGEST_TEXT:
        reader.faults.append((reader.path, f"holds a text of more than {LONGEST_TEXT:,} characters"))
    elif is_object(value) or is_list(value):
        inner = list(value.values()) if is_object(value) else value
        if depth > DEEPEST or len(inner) > MOST_ENTRIES:
            reader.faults.append((reader.path, "is nested too deep or holds too many entries"))
            return
        for entry in inner:
            _bound(reader, entry, depth + 1)
