"""What no code of the product does, found in its syntax: run a shell, unpack an archive, draw secrets by guessable chance."""

import ast
from pathlib import Path

from tests.support.sources import FLOORS, imported, python_files

ROOT = Path(__file__).parents[1]
SHELLS = {"system", "popen", "getoutput", "getstatusoutput", "create_subprocess_shell"}
UNPACKING = {"extract", "extractall", "unpack_archive"}
ARCHIVES = {"zipfile", "tarfile", "shutil.unpack_archive", "py7zr", "rarfile"}

PACKS = {"models/privacy/copied_table.py"}
"""Files that make an archive; none takes one, so that no name in one can lead anywhere."""

OF_DATES = {"models/event/monthly_use.py"}
"""Where a query's `extract` takes the month out of a day."""

OF_CHANCE = {"models/demo/demo_numbers.py"}
"""Where what is drawn is a number of the demonstration."""


def calls():
    for path in python_files(ROOT, *FLOORS):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                yield path.relative_to(ROOT).as_posix(), name, {one.arg: one.value for one in node.keywords}


def importing(names):
    found = {}
    for path in python_files(ROOT, *FLOORS):
        for name in imported(path):
            if name in names or name.partition(".")[0] in names:
                found.setdefault(path.relative_to(ROOT).as_posix(), set()).add(name)
    return found


def test_programs_are_started_with_lists_of_words_and_never_by_a_shell():
    found = list(calls())
    assert [path for path, name, _ in found if name in SHELLS] == []
    with_shell = [path for path, _, said in found if "shell" in said and getattr(said["shell"], "value", True) is not False]
    assert with_shell == []
    assert len([path for path, name, _ in found if name in {"Popen", "run"}]) > 3, "else nothing was looked at"


def test_no_archive_is_unpacked():
    assert set(importing(ARCHIVES)) == PACKS
    assert [path for path, name, _ in calls() if name in UNPACKING and path not in OF_DATES] == []


def test_chance_that_can_be_told_decides_nothing():
    assert set(importing({"random"})) == OF_CHANCE
    assert len(importing({"secrets"})) > 5
