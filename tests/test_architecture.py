"""The rooms of the house and the directions between them."""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HOUSE = ("models", "components", "web")  # each may import those before it
ROOMS = "engine support account site page targets guide release review event check privacy integration job demo".split()
LONGEST_FILE = 200
LONGER = {  # what would be harder to follow in pieces, with its own limit
    "models/engine/selector/parse/grammar.py": 400,  # one grammar
    "models/engine/regex/syntax.py": 240,
    "models/support/confined.py": 240,
    "static/player/player.js": 210,
    "web/routes.py": 400,  # one line for every address of the product
}


def sources(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


@cache
def imported(path: Path) -> frozenset[str]:
    """Every module a file imports by an absolute name; `from a import b` counts as `a.b`."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.relative_to(ROOT)} imports relatively"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(names)


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """The groups of modules of which each needs each of the others (strongly connected components, by Tarjan)."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(module: str) -> None:
        number[module] = lowest[module] = len(number)
        stack.append(module)
        for needed in sorted(graph[module]):
            if needed not in number:
                visit(needed)
            if needed in stack:
                lowest[module] = min(lowest[module], lowest[needed])
        if lowest[module] == number[module]:
            group = stack[stack.index(module) :]
            del stack[stack.index(module) :]
            if len(group) > 1:
                found.append(sorted(group))

    for module in sorted(graph):
        if module not in number:
            visit(module)
    return found


def room(path: Path) -> str:
    return path.relative_to(ROOT / "models").parts[0].removesuffix(".py")


@pytest.mark.parametrize("floor", HOUSE)
def test_imports_point_down_from_web_to_components_to_models(floor):
    above = HOUSE[HOUSE.index(floor) + 1 :]
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sources(floor)
        for name in imported(path)
        if name.split(".")[0] in above
    ]
    assert not wrong, "\n".join(wrong)


def test_models_import_only_rooms_before_their_own():
    wrong = []
    for path in sources("models"):
        if room(path) not in ROOMS:  # models/__init__.py, and models/schema.py, which lists every table
            continue
        allowed = ROOMS[: ROOMS.index(room(path)) + 1]
        names = [name for name in imported(path) if name.startswith("models.")]
        wrong += [f"{path.relative_to(ROOT)} imports {name}" for name in names if name.split(".")[1] not in allowed]
    assert not wrong, "\n".join(wrong)


def test_no_modules_import_each_other_in_a_circle_not_even_for_type_checking():
    paths = {module_of(path): path for path in sources(*HOUSE)}
    needed = {
        module: {name if name in paths else name.rpartition(".")[0] for name in imported(path)} for module, path in paths.items()
    }
    assert not circles({module: (names & set(paths)) - {module} for module, names in needed.items()})


def test_a_circle_is_found():
    graph = {"a": {"b"}, "b": {"c"}, "c": {"b", "d"}, "d": set[str]()}
    assert circles(graph) == [["b", "c"]]


def test_checks_of_targets_use_what_chooses_selectors_and_both_use_what_recognises():
    parts = ["recognise", "choose", "check"]
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for place, part in enumerate(parts)
        for path in sources(f"models/targets/{part}")
        for name in imported(path)
        if any(name.startswith(f"models.targets.{later}.") for later in parts[place + 1 :])
    ]
    assert not wrong, "\n".join(wrong)


def test_every_room_of_the_models_has_its_place_in_the_order():
    rooms = {room(path) for path in sources("models") if path.parent != ROOT / "models"}
    assert rooms <= set(ROOMS), rooms - set(ROOMS)


def test_models_know_nothing_of_the_web_frameworks():
    frameworks = {"starlette", "uvicorn", "jinja2", "dbos"}
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sources("models")
        for name in imported(path)
        if name.split(".")[0] in frameworks
    ]
    assert not wrong, "\n".join(wrong)


def test_harbour_knows_nothing_of_cairn_but_a_script_tag():
    ours = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in sources("web/harbour")
        for name in imported(path)
        if name.split(".")[0] in HOUSE and not name.startswith("web.harbour")
    ]
    assert not ours, "\n".join(ours)


def test_nobody_but_the_application_imports_the_list_of_addresses():
    wrong = [
        str(path.relative_to(ROOT)) for path in sources("web") if any(name.startswith("web.routes") for name in imported(path))
    ]
    assert wrong == ["web/app.py"]


def test_the_product_never_imports_its_tests():
    wrong = [
        str(path.relative_to(ROOT))
        for path in sources(*HOUSE, "migrations")
        if any(n.split(".")[0] == "tests" for n in imported(path))
    ]
    assert not wrong


def test_files_are_short_enough_to_be_read_in_one_go():
    long = {}
    for path in [*sources(*HOUSE), *(ROOT / "static").rglob("*.js")]:
        name, lines = str(path.relative_to(ROOT)), len(path.read_text(encoding="utf-8").splitlines())
        if "vendor" not in path.parts and lines > LONGER.get(name, LONGEST_FILE):
            long[name] = lines
    assert not long


def test_what_visitors_run_imports_nothing_that_only_authors_run():
    player = ROOT / "static" / "player"
    for path in [*player.glob("*.js"), *(player / "judge").glob("*.js")]:
        text = path.read_text(encoding="utf-8")
        assert "/explain/" not in "".join(re.findall(r"^(?:import|export) .*", text, re.MULTILINE)), path.name


@pytest.mark.parametrize("folder", ["player", "picker", "editor"])
def test_the_name_of_a_script_stands_once_in_its_folder(folder):
    names = Counter(path.name for path in (ROOT / "static" / folder).rglob("*.js"))
    assert names
    assert not [name for name, times in names.items() if times > 1]
