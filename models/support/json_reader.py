"""Reads JSON that somebody sent: every value is bounded and checked, and every fault is kept with its path."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from models.engine.json_value import JsonObject, is_list, is_object


class Faults(ValueError):
    """Everything that is wrong with a document, as pairs of a path such as `steps[2].title` and a sentence."""

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{path}: {sentence}" for path, sentence in faults[:20]))
        self.faults = faults


@dataclass
class Reader:
    """One JSON object being read. Wrong values become faults and the default; `finish` raises when there were any."""

    value: JsonObject
    path: str = ""
    faults: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])

    @classmethod
    def of(cls, value: Any) -> "Reader":
        reader = cls(value if is_object(value) else {})
        if not is_object(value):
            reader.faults.append(("", "must be an object"))
        return reader

    def at(self, name: str) -> str:
        return f"{self.path}.{name}" if self.path else name

    def fault(self, name: str, sentence: str) -> None:
        self.faults.append((self.at(name), sentence))

    def text(self, name: str, longest: int, default: str = "") -> str:
        value = self.value.get(name, default)
        if not isinstance(value, str):
            self.fault(name, "must be text")
            return default
        if len(value) > longest:
            self.fault(name, f"has {len(value):,} characters; at most {longest:,} are possible")
            return default
        return value

    def one_of(self, name: str, allowed: Collection[str], default: str) -> str:
        value = self.value.get(name, default)
        if isinstance(value, str) and value in allowed:
            return value
        self.fault(name, f"must be one of {', '.join(sorted(allowed))}")
        return default

    def number(self, name: str, low: int, high: int, default: int) -> int:
        value = self.value.get(name, default)
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        self.fault(name, f"must be a whole number from {low} to {high}")
        return default

    def flag(self, name: str, *, default: bool) -> bool:
        value = self.value.get(name, default)
        if isinstance(value, bool):
            return value
        self.fault(name, "must be true or false")
        return default

    def object(self, name: str) -> JsonObject:
        value = self.value.get(name, {})
        if is_object(value):
            return value
        self.fault(name, "must be an object")
        return {}

    def items(self, name: str, most: int) -> list["Reader"]:
        """The objects of a list, each with a reader of its own that shares this one's faults."""
        value = self.value.get(name, [])
        if not is_list(value):
            self.fault(name, "must be a list")
            return []
        if len(value) > most:
            self.fault(name, f"has {len(value):,} entries; at most {most} are possible")
            return []
        readers: list[Reader] = []
        for index, entry in enumerate(value):
            reader = Reader(entry if is_object(entry) else {}, f"{self.at(name)}[{index}]", self.faults)
            if not is_object(entry):
                self.faults.append((reader.path, "must be an object"))
            readers.append(reader)
        return readers

    def inner(self, name: str) -> "Reader":
        return Reader(self.object(name), self.at(name), self.faults)

    def finish(self) -> None:
        """Raises Faults when anything was wrong."""
        if self.faults:
            raise Faults(self.faults)
