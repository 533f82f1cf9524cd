"""What a finding keeps of its evidence, read so that a damaged one says nothing instead of hiding the other findings."""

from dataclasses import dataclass
from typing import Any, TypedDict, TypeGuard

from models.engine.json_value import is_object, is_sequence
from models.targets.verdict import ProposalJson


class SideJson(TypedDict, total=False):
    """A page as one side shows it: the snapshot's id, the number of the element there or of each one, and what it looked like."""

    snapshot: int | None
    node: int | None
    nodes: list[int | None]
    excerpt: str


@dataclass(frozen=True)
class StoredRepair:
    """What was proposed; `verdict` is empty when nothing was, or when it can't be read."""

    verdict: str = ""
    reason: str = ""
    proposals: tuple[ProposalJson, ...] = ()

    @classmethod
    def read(cls, value: Any) -> "StoredRepair":
        given = value.get("proposals") if is_object(value) else None
        proposals = tuple(one for one in given if _is_proposal(one)) if is_sequence(given) else ()
        if not is_object(value) or not is_sequence(given) or len(proposals) < len(given):
            return cls()
        return cls(str(value.get("verdict", "")), str(value.get("reason", "")), proposals)


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


def _is_proposal(value: Any) -> TypeGuard[ProposalJson]:
    if not is_object(value) or not all(isinstance(value.get(name), str) for name in ("selector", "excerpt", "xpath")):
        return False
    lines, score = value.get("evidence"), value.get("score")
    return is_sequence(lines) and all(map(_is_line, lines)) and isinstance(score, int | float)


def _is_line(value: Any) -> bool:
    return is_object(value) and all(isinstance(value.get(name), str) for name in ("what", "old", "new")) and "agrees" in value


def _number(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**31 else None
