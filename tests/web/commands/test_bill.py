"""The bill of materials: valid, complete, as locked, and under licences that go with ours."""

import json
import re
from importlib.metadata import packages_distributions, version
from pathlib import Path

import pytest
from jsonschema import Draft7Validator
from referencing import Registry, Resource

from models.support import bill_of_materials as bill
from models.support.bill_of_materials import Material, materials
from models.support.licence import is_compatible
from web.cli import main

ROOT = Path(__file__).parents[3]
SCHEMAS = ROOT / "tests" / "corpus" / "cyclonedx"

pytestmark = pytest.mark.one_engine


def schema(name):
    return json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))


def locked():
    text = (ROOT / "requirements" / "run.lock").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z0-9.-]+)(?:\[.*\])?==", text, re.MULTILINE))


@pytest.mark.long
def test_the_bill_is_valid_and_names_each_locked_package_and_each_vendored_file(capsys):
    assert main(["bill"]) == 0
    said = json.loads(capsys.readouterr().out)
    names = ("bom-1.6", "jsf-0.82", "spdx")
    registry = Registry().with_resources((schema(name)["$id"], Resource.from_contents(schema(name))) for name in names)
    assert not list(Draft7Validator(schema("bom-1.6"), registry=registry).iter_errors(said))
    packages = {one["name"]: one["version"] for one in said["components"] if one["purl"].startswith("pkg:pypi/")}
    here = {name.lower().replace("_", "-") for owners in packages_distributions().values() for name in owners}
    building = {"setuptools", "wheel", "packaging"}
    assert packages == {name: version(name) for name in packages}
    assert {name for name in locked() if name in here} - building <= set(packages)
    files = {one["name"]: one["hashes"][0]["content"] for one in said["components"] if "hashes" in one}
    sums = (ROOT / "static" / "vendor" / "SHA256SUMS").read_text(encoding="utf-8")
    assert files == {line.split()[1]: line.split()[0] for line in sums.splitlines()}


@pytest.mark.long
def test_all_that_ships_comes_under_a_licence_that_goes_with_ours_and_with_its_text(capsys):
    assert [one.name for one in materials() if not is_compatible(one.licence)] == []
    assert main(["bill", "--notices"]) == 0
    said = capsys.readouterr().out
    for words in ("Zero-Clause BSD", "37signals", "GNU LESSER GENERAL PUBLIC LICENSE", "Mozilla Public License"):
        assert words in said, words


def test_a_licence_that_is_not_known_or_does_not_go_with_ours_is_a_finding(capsys, monkeypatch):
    strange = [Material("shown", "1", "AGPL-3.0-only", "pkg:pypi/shown@1"), Material("mute", "2", "", "pkg:pypi/mute@2")]
    monkeypatch.setattr("web.commands.bill.materials", lambda: strange)
    assert main(["bill"]) == 1
    out, err = capsys.readouterr()
    assert [one["name"] for one in json.loads(out)["components"]] == ["shown", "mute"]
    assert "shown 1 comes under AGPL-3.0-only." in err
    assert "mute 2 comes under no licence that is known." in err


@pytest.mark.parametrize(
    ("expression", "goes"),
    [
        ("MIT", True),
        ("MIT AND PSF-2.0", True),
        ("GPL-3.0-only OR MIT", True),
        ("GPL-3.0-only AND MIT", False),
        ("MIT AND (GPL-3.0-only OR ISC)", True),
        ("(MIT", False),
        ("MIT MIT", False),
        ("", False),
        ("Custom", False),
    ],
)
def test_an_expression_is_read_as_spdx_writes_it(expression, goes):
    assert is_compatible(expression) is goes


def test_each_vendored_file_has_its_licence_beside_it():
    files = [path for path in bill.VENDOR.iterdir() if path.suffix in {".js", ".css"}]
    assert {path.name for path in files} == {one.name for one in materials() if one.sha256}
