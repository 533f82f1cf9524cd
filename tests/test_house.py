"""House rules that a machine can keep."""

import hashlib
import importlib
import json
import pkgutil
import re
import subprocess
from pathlib import Path

import pytest

import components
from components import Component
from models.support.settings import Settings
from web.app import create_app

ROOT = Path(__file__).parents[1]
VENDOR = ROOT / "static" / "vendor"
LOCKS = sorted((ROOT / "requirements").glob("*.lock"))
FOLDERS = sorted(module.name for module in pkgutil.iter_modules(components.__path__) if module.ispkg)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_file_names_no_address(lock):
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*(-i|--index-url|--extra-index-url|--find-links|--trusted-host)", text, re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_locked_package_has_a_hash(lock):
    packages = re.split(r"\n(?=[a-zA-Z0-9])", lock.read_text(encoding="utf-8"))
    bare = [
        package.split()[0]
        for package in packages
        if re.match(r"[a-zA-Z0-9._-]+(\[.*\])?==", package) and "--hash=sha256:" not in package
    ]
    assert len(packages) > 20
    assert not bare


def test_the_lock_of_the_scripts_tools_has_a_hash_for_each_and_no_address_to_fetch_it_from():
    locked = json.loads((ROOT / "requirements" / "node" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    named = json.loads((ROOT / "requirements" / "node" / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    packages = {name.removeprefix("node_modules/"): package for name, package in locked.items() if name}
    assert {name: package["version"] for name, package in packages.items() if name in named} == named
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())
    assert not any("resolved" in package for package in packages.values())


def test_vendored_files_are_the_ones_that_were_checked():
    listed = dict(reversed(line.split()) for line in (VENDOR / "SHA256SUMS").read_text().splitlines())
    assert {path.name for path in VENDOR.iterdir() if path.suffix in {".js", ".css"}} == set(listed)
    for name, known in listed.items():
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == known, name


def test_vendored_files_carry_their_licences():
    licences = " ".join(path.name.lower() for path in VENDOR.iterdir())
    for name in ("htmx", "trix"):
        assert re.search(rf"(?=\S*{name})\S*licen[cs]e", licences) or re.search(rf"licen[cs]e\S*{name}", licences), name


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_component_has_its_four_files(folder):
    names = {path.name for path in (ROOT / "components" / folder).iterdir() if path.is_file()}
    assert {"__init__.py", f"{folder}.html", "examples.py"} <= names


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
