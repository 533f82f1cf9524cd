"""The rooms of the house and the directions between them."""

import re
from pathlib import Path

import pytest

from tests.support.sources import FLOORS, arrows, circles, imported, python_files

ROOT = Path(__file__).parents[1]
ROOMS = "engine support account site page targets guide release review event check privacy integration backup job demo".split()


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def room(path: Path) -> str:
    return path.relative_to(ROOT / "models").parts[0].removesuffix(".py")


@pytest.mark.parametrize("floor", FLOORS)
def test_imports_point_down_from_web_to_components_to_models(floor):
    above = FLOORS[FLOORS.index(floor) + 1 :]
    wrong = [
        f"{named(path)} imports {name}"
        for path in python_files(ROOT, floor)
        for name in imported(path)
        if name.split(".")[0] in above
    ]
    assert not wrong, "\n".join(wrong)


def test_models_import_only_rooms_before_their_own():
    wrong = []
    for path in python_files(ROOT, "models"):
        if room(path) not in ROOMS:  # models/__init__.py, and models/schema.py, which lists every table
            continue
        allowed = ROOMS[: ROOMS.index(room(path)) + 1]
        names = [name for name in imported(path) if name.startswith("models.")]
        wrong += [f"{named(path)} imports {name}" for name in names if name.split(".")[1] not in allowed]
    assert not wrong, "\n".join(wrong)


def test_every_room_of_the_models_has_its_place_in_the_order():
    rooms = {room(path) for path in python_files(ROOT, "models") if path.parent != ROOT / "models"}
    assert rooms <= set(ROOMS), rooms - set(ROOMS)


def test_no_modules_import_each_other_in_a_circle_not_even_for_type_checking():
    found = [" ↔ ".join(sorted(map(named, circle))) for circle in circles(arrows(ROOT))]
    assert not found, "\n".join(found)


def test_a_circle_is_found():
    a, b, c, d = map(Path, "abcd")
    assert circles({a: {b}, b: {c}, c: {b, d}, d: set()}) == [{b, c}]


def test_checks_of_targets_use_what_chooses_selectors_and_both_use_what_recognises():
    parts = ["recognise", "choose", "check"]
    wrong = [
        f"{named(path)} imports {name}"
        for place, part in enumerate(parts)
        for path in python_files(ROOT, f"models/targets/{part}")
        for name in imported(path)
        if any(name.startswith(f"models.targets.{later}.") for later in parts[place + 1 :])
    ]
    assert not wrong, "\n".join(wrong)


def test_models_know_nothing_of_the_web_frameworks():
    frameworks = {"starlette", "uvicorn", "jinja2", "dbos"}
    wrong = [
        f"{named(path)} imports {name}"
        for path in python_files(ROOT, "models")
        for name in imported(path)
        if name.split(".")[0] in frameworks
    ]
    assert not wrong, "\n".join(wrong)


def test_harbour_knows_nothing_of_cairn_but_a_script_tag():
    ours = [
        f"{named(path)} imports {name}"
        for path in python_files(ROOT, "web/harbour")
        for name in imported(path)
        if name.split(".")[0] in FLOORS and not name.startswith("web.harbour")
    ]
    assert not ours, "\n".join(ours)


def test_nobody_but_the_application_imports_the_list_of_addresses():
    others = [path for path in python_files(ROOT, "web") if path.parent.name != "routes"]
    assert [named(path) for path in others if any(name.startswith("web.routes") for name in imported(path))] == ["web/app.py"]


def test_no_endpoint_imports_another_one():
    """What several of them draw, read or find is in web/screens, web/forms or web/lookup.py."""
    lists = list(python_files(ROOT, "web/routes"))
    known = ("web.kit", "web.routes", "web.api.addresses", "starlette")
    endpoints = {name for path in lists for name in imported(path) if not name.startswith(known)}
    assert len(endpoints) > 60
    wrong = [
        f"{named(path)} imports {endpoint}"
        for path in python_files(ROOT, "web")
        if path not in lists
        for name in imported(path)
        for endpoint in endpoints & {name, name.rpartition(".")[0]}
    ]
    assert not wrong, "\n".join(wrong)


def test_the_product_never_imports_its_tests():
    wrong = [
        named(path)
        for path in python_files(ROOT, *FLOORS, "migrations")
        if any(name.split(".")[0] == "tests" for name in imported(path))
    ]
    assert not wrong


def test_what_visitors_run_imports_nothing_that_only_authors_run():
    player = ROOT / "static" / "player"
    looked_at = [*player.glob("*.js"), *(player / "judge").glob("*.js")]
    assert len(looked_at) > 10
    for path in looked_at:
        text = path.read_text(encoding="utf-8")
        assert "/explain/" not in "".join(re.findall(r"^(?:import|export) .*", text, re.MULTILINE)), path.name
