"""The rooms of the house, the directions between them, and the names on their doors."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.sources import FLOORS, arrows, circles, imported, lines, python_files, scripts

ROOT = Path(__file__).parents[1]
ROOMS = "engine support account site page targets guide release review event check privacy integration job demo".split()

LONGEST_FILE = 200
LONGER = {
    "web/routes.py": 300,  # the one list of addresses
    "tests/attacks/starvation.py": 310,  # one script that needs nothing beside it
}
STILL_LONGER = {  # this list only shrinks: whoever brings one of these below 200 lines takes it off
    "models/engine/regex/syntax.py": 212,
    "models/support/confined.py": 219,
    "static/player/player.js": 208,
    "tests/browser/test_editor.py": 292,
    "tests/browser/test_segments.py": 221,
    "tests/models/check/test_check_run.py": 201,
    "tests/models/job/test_news.py": 239,
    "tests/models/support/outbound/test_outbound.py": 269,
    "tests/player/conftest.py": 219,
    "tests/player/test_drawing.py": 226,
    "tests/rules/strategies.py": 230,
    "tests/web/player/test_builds.py": 243,
    "tests/web/test_guide_rules.py": 276,
    "tests/web/test_guide_steps.py": 255,
}

NOUNS = {"encoding", "finding", "sighting"}
"""Words in -ing that name a thing. Any other says that somebody does something, and hides what is decided there."""

STILL_GERUNDS = {  # this list only shrinks, too
    "models/targets/recognise/page_reading.py",
    "models/targets/recognise/ranking.py",
    "components/rules_form/timing.py",
    "components/live_pointing",
    "components/site_showing",
    "web/harbour/drawing.py",
    "web/harbour/serving.py",
}


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
    wrong = [named(path) for path in python_files(ROOT, "web") if any(name.startswith("web.routes") for name in imported(path))]
    assert wrong == ["web/app.py"]


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


def test_files_are_short_enough_to_be_read_in_one_go():
    bounds = LONGER | STILL_LONGER
    sizes = {named(path): lines(path) for path in [*python_files(ROOT, *FLOORS, "tests"), *scripts(ROOT)]}
    assert {name: count for name, count in sizes.items() if count > bounds.get(name, LONGEST_FILE)} == {}
    assert [name for name in STILL_LONGER if sizes.get(name, 0) <= LONGEST_FILE] == [], "take these off the list"


@pytest.mark.parametrize("floor", ["models", "components"])
def test_the_name_of_a_file_stands_once_on_its_floor(floor):
    names = Counter(path.name for path in python_files(ROOT, floor) if path.name not in {"__init__.py", "examples.py"})
    assert names
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("folder", ["player", "picker", "editor"])
def test_the_name_of_a_script_stands_once_in_its_folder(folder):
    names = Counter(path.name for path in (ROOT / "static" / folder).rglob("*.js"))
    assert names
    assert not [name for name, times in names.items() if times > 1]


def test_doors_are_named_by_nouns():
    found = {named(path) for path in _doors() if path.stem.endswith("ing") and path.stem.rpartition("_")[2] not in NOUNS}
    assert found - STILL_GERUNDS == set()
    assert STILL_GERUNDS - found == set(), "take these off the list"


def _doors() -> Iterator[Path]:
    """Every file and folder of the product."""
    files = [*python_files(ROOT, *FLOORS), *scripts(ROOT)]
    yield from files
    yield from {path.parent for path in files}
