"""`pyproject.toml` names what the product imports, and no more."""

import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import packages_distributions
from pathlib import Path

from tests.support.sources import FLOORS, imported, python_files

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

BY_NAME = {
    "tzdata": "zoneinfo reads it where the system has no time zones",
    "python-multipart": "Starlette reads forms with it",
}
"""Dependencies that another one imports only when it is told to, and who does."""


def declared(requirements: Iterable[str]) -> set[str]:
    return {_called(re.split(r"[\[<>=~!; ]", one)[0]) for one in requirements}


def used(*folders: str) -> dict[str, str]:
    """Distribution → a file that imports it."""
    owners = packages_distributions()
    found: dict[str, str] = {}
    for path in python_files(ROOT, *folders):
        for name in imported(path):
            module = name.partition(".")[0]
            if module not in sys.stdlib_module_names and module not in {*FLOORS, "migrations", "tests"}:
                found.update({_called(owner): path.relative_to(ROOT).as_posix() for owner in owners.get(module, [module])})
    return found


def _called(name: str) -> str:
    """As the package index compares names (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_everything_that_the_product_imports_is_declared():
    optional = declared(PROJECT["optional-dependencies"]["render"])
    missing = {name: file for name, file in used(*FLOORS, "migrations").items() if name not in optional}
    assert missing
    assert {name: missing[name] for name in missing.keys() - declared(PROJECT["dependencies"])} == {}


def test_everything_that_is_declared_is_imported():
    needed = used(*FLOORS, "migrations").keys()
    assert declared(PROJECT["dependencies"]) - needed == set(BY_NAME)
    assert declared(PROJECT["optional-dependencies"]["render"]) <= needed
