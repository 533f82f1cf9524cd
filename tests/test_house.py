"""House rules that a machine can keep."""

import importlib
import pkgutil
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import components
from components import Component
from models.support.settings import Settings
from tests.support.sources import FLOORS, lines, python_files, scripts
from web.app import create_app

ROOT = Path(__file__).parents[1]
FOLDERS = sorted(module.name for module in pkgutil.iter_modules(components.__path__) if module.ispkg)


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_component_has_its_four_files(folder):
    names = {path.name for path in (ROOT / "components" / folder).iterdir() if path.is_file()}
    assert {"__init__.py", f"{folder}.html", f"{folder}.css", "examples.py"} <= names


@pytest.fixture(scope="module")
def addresses(sqlite_files, tmp_path_factory):
    """Creating the application gives templates their addresses."""
    with sqlite_files.fresh() as database:
        environ = {"CAIRN_DATABASE_URL": database.url, "CAIRN_SECRET_KEY": "k" * 32}
        create_app(Settings.read(environ, tmp_path_factory.mktemp("var")), database)
        yield


@pytest.mark.usefixtures("addresses")
@pytest.mark.parametrize("folder", FOLDERS)
def test_every_example_of_the_gallery_draws(folder):
    examples = importlib.import_module(f"components.{folder}.examples").EXAMPLES
    assert examples
    for name, example in examples.items():
        assert isinstance(example, Component), name
        assert str(example).strip(), name


def test_no_committed_file_names_a_path_of_one_machine():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    wrong = []
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path.suffix in {".py", ".js", ".md", ".html", ".css", ".toml"} and path.exists() and "vendor" not in path.parts:
            text = path.read_text(encoding="utf-8")
            wrong += [name] if re.search(r"(?<![\w.])/(?:root|home)/\w", text) else []
    assert not wrong


LONGEST_FILE = 200

NOUNS = {"encoding", "finding", "sighting"}
"""Words in -ing that name a thing. Any other says that somebody does something, and hides what is decided there."""

LOOKS = ("fuzz", "in_chromium", "polyglot", "size", "tls")
"""The same source looked at in another way: `test_exchange_fuzz.py` beside `test_exchange.py`."""

OWN_SUBJECT = {
    "tests/models/targets/test_fetched_characters.py",  # a page's characters from the fetch to a target's identity
    "tests/web/player/test_published_events.py",  # which events become numbers, from a page to the database
    "tests/web/test_kept_documents.py",  # one bound, at every door that a document comes in by
    "tests/web/test_unreadable_documents.py",  # a damaged document takes nothing else down, on any page
    "tests/web/test_written_documents.py",  # whatever a document is written by, it can be read and exported afterwards
    "tests/web/test_foreign_tokens.py",  # whatever lets somebody in, where it does not
    "tests/web/test_template_code.py",  # of components, whose tests are those of the pages that they are on
    "tests/web/test_slow_work.py",  # whatever waits for the network, at every door
}

OWN_DATABASE = {
    "tests/test_house.py",  # examples are drawn without a question to it
    "tests/test_promises.py",  # `make run` needs no other service
    "tests/web/test_cli.py",  # so does `cairn run`
    "tests/web/commands/test_worker.py",  # where the jobs' own database is
    "tests/models/backup/test_database_move.py",  # from SQLite to PostgreSQL
    "tests/models/support/test_database_trouble.py",  # what each of the two says when it can't
    "tests/models/support/test_ways_out.py",  # most ways out need no database
    "tests/models/support/test_private_file.py",  # how SQLite's file is kept from others
}
"""Tests that name a SQLite file: all others run on both engines, with `tests/conftest.py`'s `database`."""


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_files_are_short_enough_to_be_read_in_one_go():
    sizes = {named(path): lines(path) for path in [*python_files(ROOT, *FLOORS, "tests"), *scripts(ROOT)]}
    assert {name: count for name, count in sizes.items() if count > LONGEST_FILE} == {}


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
    assert found == set()


def test_databases_of_tests_are_migrated_ones_on_both_engines():
    own = re.compile(r"sqlite:///|sqlite_files|create_all\(")
    files = {named(path): path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")}
    assert {name for name, text in files.items() if own.search(text)} == OWN_DATABASE


@pytest.mark.parametrize("floor", ["models", "web"])
def test_a_test_file_is_named_after_the_file_or_folder_that_it_tests(floor):
    files = sorted((ROOT / "tests" / floor).rglob("test_*.py"))
    assert len(files) > 20
    assert [named(path) for path in files if named(path) not in OWN_SUBJECT and not _is_about_a_source(path)] == []


def _is_about_a_source(path: Path) -> bool:
    folder = ROOT / path.parent.relative_to(ROOT / "tests")
    name = path.stem.removeprefix("test_")
    names = [name, *(name.removesuffix(f"_{look}") for look in LOOKS)]
    return any(
        folder.joinpath(f"{one}.py").exists() or folder.joinpath(one).is_dir() or (one == folder.name and folder.is_dir())
        for one in names
    )


def _doors() -> Iterator[Path]:
    """Every file and folder of the product."""
    files = [*python_files(ROOT, *FLOORS), *scripts(ROOT)]
    yield from files
    yield from {path.parent for path in files}
