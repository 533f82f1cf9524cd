"""What templates were compiled to is kept (`components/template_code.py`)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from components.template_code import TemplateCode

ROOT = Path(__file__).parents[2]
CARD = {"card.html": "Hello {{ name }}"}
COMPILED = """
import time
from components import compile_templates
began = time.process_time()
compile_templates()
print(time.process_time() - began)
"""


class Counted(Environment):
    compiled = 0

    def _compile(self, source, filename):
        Counted.compiled += 1
        return super()._compile(source, filename)


@pytest.fixture
def rules(tmp_path):
    file = tmp_path / "rules.py"
    file.write_text("trim = True")
    return file


def drawn(folder, rules, templates=CARD):
    """What a process that was just started draws, and how many templates it compiled for it."""
    Counted.compiled = 0
    environment = Counted(loader=DictLoader(templates), bytecode_cache=TemplateCode(folder, rules))
    return environment.get_template("card.html").render(name="Ada"), Counted.compiled


@pytest.fixture
def writing(monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.mark.usefixtures("writing")
def test_what_one_process_compiled_no_other_one_compiles_again(tmp_path, rules):
    assert drawn(tmp_path / "kept", rules) == ("Hello Ada", 1)
    assert drawn(tmp_path / "kept", rules) == ("Hello Ada", 0)


@pytest.mark.usefixtures("writing")
def test_a_template_that_changed_is_compiled_anew(tmp_path, rules):
    drawn(tmp_path / "kept", rules)
    assert drawn(tmp_path / "kept", rules, {"card.html": "Good day {{ name }}"}) == ("Good day Ada", 1)


@pytest.mark.usefixtures("writing")
def test_a_rule_that_changed_has_templates_compiled_anew(tmp_path, rules):
    drawn(tmp_path / "kept", rules)
    rules.write_text("trim = False")
    assert drawn(tmp_path / "kept", rules) == ("Hello Ada", 1)


@pytest.mark.usefixtures("writing")
def test_templates_are_drawn_where_nothing_can_be_kept(tmp_path, rules):
    (tmp_path / "taken").write_text("a file where the folder should be")
    assert drawn(tmp_path / "taken", rules) == drawn(tmp_path / "taken", rules) == ("Hello Ada", 1)


def test_nothing_is_written_where_python_is_told_to_write_nothing(tmp_path, rules, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert drawn(tmp_path / "kept", rules) == ("Hello Ada", 1)
    assert not (tmp_path / "kept").exists()


@pytest.mark.usefixtures("writing")
def test_damaged_code_is_compiled_anew(tmp_path, rules):
    drawn(tmp_path / "kept", rules)
    for file in (tmp_path / "kept").iterdir():
        file.write_bytes(file.read_bytes()[:-5])
    assert drawn(tmp_path / "kept", rules) == ("Hello Ada", 1)


@pytest.mark.long
def test_all_templates_are_there_in_a_fraction_of_the_time_the_second_time():
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", COMPILED]
    done = [subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=True) for _ in range(2)]
    assert float(done[1].stdout) < 0.5  # a second and a half where nothing was kept
