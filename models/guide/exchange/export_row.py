"""Rows of an export as its parts are written: named members only, names and keys that can be, and nothing twice."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from models.support.json_reader import Faults, Reader

T = TypeVar("T")


def part_of(reader: Reader, name: str, read: Callable[[Any], T]) -> T | None:
    """A document within the document; its faults are noted at their place, and then it is None."""
    try:
        return read(reader.value.get(name))
    except Faults as problem:
        reader.faults += [(f"{reader.at(name)}.{path}".rstrip("."), sentence) for path, sentence in problem.faults]
        return None


def key_of(reader: Reader, longest: int) -> str:
    """By which rows name each other; a fault where it has characters that no key has."""
    key = reader.text("key", longest)
    if key and not all(one.isascii() and (one.isalnum() or one in "-_") for one in key):
        reader.fault("key", "may have letters, digits, hyphens and underscores only")
    return key


def named(reader: Reader, longest: int) -> str:
    """What people call the row; a fault where it is missing."""
    name = reader.text("name", longest).strip()
    if not name and isinstance(reader.value.get("name", ""), str):
        reader.fault("name", "is missing")
    return name


def assert_once(reader: Reader, name: str, values: list[str], member: str = "key") -> None:
    """A fault for each row of the list whose value an earlier one has."""
    for index, value in _repeated(values):
        reader.fault(f"{name}[{index}].{member}", f"is used by an earlier one: {value}")


def _repeated(values: list[str]) -> Iterator[tuple[int, str]]:
    seen: set[str] = set()
    for index, value in enumerate(values):
        if value and value in seen:
            yield index, value
        seen.add(value)


def refuse_unknown(reader: Reader, *names: str) -> None:
    """A fault for each member with another name."""
    for name in reader.value:
        if name not in names:
            reader.fault(str(name)[:60], "is not known here")
