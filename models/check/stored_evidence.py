"""What a finding keeps of its evidence, read so that a damaged one says nothing instead of hiding the other findings."""

from dataclasses import dataclass
from typing import Any

from models.engine.json_value import is_object, is_sequence


@dataclass(frozen=True)
class StoredRepair:
    """What was proposed; `verdict` is empty when nothing was, or when it can't be read."""

    verdict: str = ""
    reason: str = ""
    proposals: tuple[dict[str, Any], ...] = ()

    @classmethod
    def read(cls, value: Any) -> "StoredRepair":
        given = value.get("proposals") if is_object(value) else None
        if not is_object(value) or not is_sequence(given) or not all(map(_is_proposal, given)):
            return cls()
        return cls(str(value.get("verdict", "")), str(value.get("reason", "")), tuple(given))


@dataclass(frozen=True)
class StoredSide:
    """A page as one side shows it: the snapshot's id, the elements' numbers on it, and what the element looked like."""

    snapshot: int | None = None
    nodes: tuple[int | None, ...] = ()
    excerpt: str = ""

    @classmethod
    def read(cls, value: Any) -> "StoredSide":
        if not is_object(value):
            return cls()
        nodes: list[Any] | tuple[Any, ...] = value["nodes"] if is_sequence(value.get("nodes")) else [value.get("node")]
        return cls(_number(value.get("snapshot")), tuple(map(_number, nodes)), str(value.get("excerpt", "")))

    def node(self, place: int) -> int | None:
        return self.nodes[place] if place < len(self.nodes) else None


def _is_proposal(value: Any) -> bool:
    if not is_object(value) or not all(isinstance(value.get(name), str) for name in ("selector", "excerpt", "xpath")):
        return False
    lines, score = value.get("evidence"), value.get("score")
    return is_sequence(lines) and all(map(_is_line, lines)) and isinstance(score, int | float)


def _is_line(value: Any) -> bool:
    return is_object(value) and all(isinstance(value.get(name), str) for name in ("what", "old", "new")) and "agrees" in value


def _number(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**31 else None
