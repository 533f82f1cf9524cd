"""Form fields named by their place in a document, such as `pages.include[0].value`, and the document they make.

So a fault found at a path of the document is shown beside the field of that name.
"""

import re
from collections.abc import Iterable
from typing import Any, TypeGuard

from models.engine.json_value import is_list

Tree = dict[str, Any]
"""What somebody typed, by its place: texts, lists and trees, which the model reads and judges."""

_NAME = re.compile(r"[a-z_]{1,30}(?:\[\d{1,3}\])*(?:\.[a-z_]{1,30}(?:\[\d{1,3}\])*)*")
_STEP = re.compile(r"([a-z_]+)|\[(\d+)\]")
DEEPEST = 10


def tree(fields: Iterable[tuple[str, str]]) -> Tree:
    """The document of these fields; names that are no paths are left out. Gaps in lists close up, in the fields' order."""
    root: dict[Any, Any] = {}
    for name, value in fields:
        steps = _steps(name)
        if not 0 < len(steps) <= DEEPEST:
            continue
        place: Any = root
        for step in steps[:-1]:
            place = place.setdefault(step, {}) if _is_branch(place) else None
        if _is_branch(place):
            place[steps[-1]] = value
    return {name: _closed(value) for name, value in root.items()}


def add(document: Tree, path: str, value: Any) -> str:
    """Puts a value at the end of the list at that path, which may not be there yet; returns the new entry's path."""
    *way, last = _steps(path)
    place = _reach(document, way)
    if place is None:
        return ""
    entries = place.setdefault(last, [])
    if not is_list(entries):
        entries = place[last] = [entries]
    entries.append(value)
    return f"{path}[{len(entries) - 1}]"


def drop(document: Tree, path: str) -> None:
    """Takes away what is at that path, if anything."""
    *way, last = _steps(path) or [""]
    place = _reach(document, way)
    if _is_branch(place):
        place.pop(last, None)
    elif is_list(place) and isinstance(last, int) and last < len(place):
        del place[last]


def _reach(document: Tree, way: list[str | int]) -> Any:
    place: Any = document
    for step in way:
        if is_list(place) and isinstance(step, int) and step < len(place):
            place = place[step]
        elif _is_branch(place) and isinstance(step, str):
            place = place.setdefault(step, {})
        else:
            return None
    return place


def _steps(name: str) -> list[str | int]:
    if len(name) > 200 or not _NAME.fullmatch(name):
        return []
    return [word or int(number) for word, number in _STEP.findall(name)]


def _closed(value: Any) -> Any:
    if not _is_branch(value):
        return value
    if value and all(isinstance(key, int) for key in value):
        return [_closed(value[key]) for key in sorted(value)]
    return {key: _closed(inner) for key, inner in value.items() if isinstance(key, str)}


def _is_branch(value: object) -> TypeGuard[dict[str | int, Any]]:
    """Part of a document being built, whose lists are kept by their numbers at first."""
    return isinstance(value, dict)
