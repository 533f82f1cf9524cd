"""The source files of a checkout, and which of them imports which."""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

FLOORS = ("models", "components", "web")
"""Each may import those before it."""


def python_files(root: Path, *folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (root / folder).rglob("*.py"))


def scripts(root: Path) -> list[Path]:
    """The JavaScript that is ours."""
    return sorted(path for path in (root / "static").rglob("*.js") if "vendor" not in path.parts)


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


@cache
def imported(path: Path) -> frozenset[str]:
    """Every module a file imports, wherever in it, by an absolute name; `from a import b` counts as `a.b`."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(names)


def arrows(root: Path) -> dict[Path, set[Path]]:
    """File → the files of the product that it imports."""
    return {path: set(_targets(root, path)) for path in python_files(root, *FLOORS)}


def _targets(root: Path, path: Path) -> Iterator[Path]:
    for name in imported(path):
        words = name.split(".")
        if words[0] not in FLOORS:
            continue
        for known in (words, words[:-1]):  # `from a import b`: b may be a module, or what stands in a
            found = [root.joinpath(*known).with_suffix(".py"), root.joinpath(*known, "__init__.py")]
            existing = next((one for one in found if one.exists()), None)
            if existing is not None:
                if existing != path:
                    yield existing
                break


def circles(graph: Mapping[Path, set[Path]]) -> list[set[Path]]:
    """Files that import each other, directly or by way of others: each group once (Tarjan's components of more than one)."""
    found: list[set[Path]] = []
    index: dict[Path, int] = {}
    lowest: dict[Path, int] = {}
    stack: list[Path] = []

    def visit(node: Path) -> None:
        index[node] = lowest[node] = len(index)
        stack.append(node)
        for other in graph.get(node, ()):
            if other not in index:
                visit(other)
            if other in stack:
                lowest[node] = min(lowest[node], lowest[other])
        if lowest[node] == index[node]:
            group = set(stack[stack.index(node) :])
            del stack[stack.index(node) :]
            if len(group) > 1:
                found.append(group)

    for node in graph:
        if node not in index:
            visit(node)
    return found
