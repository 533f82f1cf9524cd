"""What a Cairn is made of, as it is installed: packages of Python and files of others that browsers get, each with its licence.

Written as CycloneDX 1.6, so that the tools that operators have can read it.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from models.support.licence import licence_of

PRODUCT = "cairn"
VENDOR = Path(__file__).parents[2] / "static" / "vendor"
VENDORED = {"htmx": "0BSD", "trix": "MIT"}
"""Name → licence of what lies there, as the file beside it says."""

REQUIREMENT = re.compile(r"^([A-Za-z0-9._-]+)\s*(?:\[([^\]]*)\])?[^;]*(?:;(.*))?$")
EXTRA = re.compile(r"""extra\s*==\s*['"]([^'"]+)['"]""")
NOTICE = re.compile(r"(licen[sc]e|copying|notice|authors)[^/]*$", re.IGNORECASE)


@dataclass(frozen=True)
class Material:
    """`sha256` is that of a vendored file; packages are named by their version. `notices` are the texts that come with it."""

    name: str
    version: str
    licence: str
    address: str
    notices: tuple[str, ...] = ()
    sha256: str = ""
    needs: tuple[str, ...] = ()
    """Packages, by their names."""


def materials() -> list[Material]:
    """By name. Raises PackageNotFoundError where Cairn was not installed as a package."""
    return sorted([*_packages(), *_vendored()], key=lambda one: (one.name, one.address))


def bill_of_materials(version: str, made_of: Iterable[Material]) -> dict[str, Any]:
    made_of = list(made_of)
    known = {one.name: one.address for one in made_of}
    root = f"pkg:pypi/{PRODUCT}@{version}"
    listed = [{"ref": one.address, "dependsOn": sorted(known[need] for need in one.needs if need in known)} for one in made_of]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {**_named(PRODUCT, version, "MIT", root), "type": "application"}},
        "components": [_component(one) for one in made_of],
        "dependencies": [{"ref": root, "dependsOn": sorted(one.address for one in made_of)}, *listed],
    }


def _component(one: Material) -> dict[str, Any]:
    hashes = {"hashes": [{"alg": "SHA-256", "content": one.sha256}]} if one.sha256 else {}
    return {**_named(one.name, one.version, one.licence, one.address), **hashes}


def _named(name: str, version: str, licence: str, address: str) -> dict[str, Any]:
    said = {"licenses": [{"expression": licence}]} if licence else {}
    return {"type": "library", "bom-ref": address, "name": name, "version": version, **said, "purl": address.partition("#")[0]}


def _packages() -> Iterator[Material]:
    waiting, seen = [(PRODUCT, frozenset[str]())], set[tuple[str, frozenset[str]]]()
    found: dict[str, Material] = {}
    while waiting:
        asked = waiting.pop()
        if asked in seen:
            continue
        seen.add(asked)
        try:
            package = distribution(asked[0])
        except PackageNotFoundError:
            if asked[0] == PRODUCT:
                raise
            continue  # of another system, or of another Python
        needs = list(_needs(package, asked[1]))
        waiting += needs
        if asked[0] != PRODUCT:
            before = found[asked[0]].needs if asked[0] in found else ()
            found[asked[0]] = _package(package, asked[0], {*before, *(name for name, _ in needs)})
    yield from found.values()


def _needs(package: Distribution, extras: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    """What it asks for, with those of its own extras that were asked for."""
    for text in package.requires or []:
        found = REQUIREMENT.match(text)
        wanted = EXTRA.findall(text)
        if found and (not wanted or extras & set(wanted)):
            yield _called(found[1]), frozenset(part.strip() for part in (found[2] or "").split(",") if part.strip())


def _package(package: Distribution, name: str, needs: Iterable[str]) -> Material:
    classifiers = [one.rpartition(" :: ")[2] for one in _said(package, "Classifier") if one.startswith("License")]
    expression, field = (next(iter(_said(package, word)), "").strip() for word in ("License-Expression", "License"))
    licence = licence_of(name, expression, field, classifiers)
    texts = tuple(file.read_text() for file in package.files or [] if ".dist-info/" in str(file) and NOTICE.search(str(file)))
    return Material(name, package.version, licence, f"pkg:pypi/{name}@{package.version}", texts, needs=tuple(sorted(needs)))


def _said(package: Distribution, word: str) -> list[str]:
    return [str(one) for one in package.metadata.get_all(word) or []]


def _vendored() -> Iterator[Material]:
    for path in sorted(VENDOR.glob("*.*")):
        found = re.fullmatch(r"([a-z]+)-(\d+(?:\.\d+)*)(?:\.min)?\.(?:js|css)", path.name)
        if found:
            notice = (VENDOR / f"{found[1]}.LICENSE").read_text(encoding="utf-8")
            address = f"pkg:npm/{'htmx.org' if found[1] == 'htmx' else found[1]}@{found[2]}#{path.name}"
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            yield Material(path.name, found[2], VENDORED.get(found[1], ""), address, (notice,), digest)


def _called(name: str) -> str:
    """As the package index compares names (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()
