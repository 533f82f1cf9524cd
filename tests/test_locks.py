"""What comes from elsewhere: packages by their hashes, and vendored files as they were checked."""

import hashlib
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
VENDOR = ROOT / "static" / "vendor"
LOCKS = sorted((ROOT / "requirements").glob("*.lock"))


def test_there_is_a_lock_for_running_one_for_testing_one_for_scanners_and_two_for_the_applications_of_the_walks():
    assert [path.name for path in LOCKS] == ["run.lock", "scanners.lock", "test.lock", "walks-more.lock", "walks.lock"]


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
    assert len(packages) > (5 if lock.name == "scanners.lock" else 20)
    assert not bare


def test_vendored_files_are_the_ones_that_were_checked():
    listed = dict(reversed(line.split()) for line in (VENDOR / "SHA256SUMS").read_text().splitlines())
    assert {path.name for path in VENDOR.iterdir() if path.suffix in {".js", ".css"}} == set(listed)
    for name, known in listed.items():
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == known, name


def test_vendored_files_carry_their_licences():
    licences = " ".join(path.name.lower() for path in VENDOR.iterdir())
    for name in ("htmx", "trix"):
        assert re.search(rf"(?=\S*{name})\S*licen[cs]e", licences) or re.search(rf"licen[cs]e\S*{name}", licences), name


@pytest.mark.parametrize("folder", ["node", "libraries", "provider"])
def test_a_lock_of_packages_for_scripts_has_a_hash_for_each_and_no_address_to_fetch_it_from(folder):
    text = (ROOT / "requirements" / folder / "package-lock.json").read_text(encoding="utf-8")
    assert "://" not in text
    locked = json.loads(text)["packages"]
    named = json.loads((ROOT / "requirements" / folder / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    packages = {name.removeprefix("node_modules/"): package for name, package in locked.items() if name}
    assert {name: package["version"] for name, package in packages.items() if name in named} == named
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())
    assert not any("resolved" in package for package in packages.values())
