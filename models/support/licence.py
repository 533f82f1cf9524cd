"""Under which licence a package comes, and whether Cairn, which is MIT, can be shipped with it."""

import re
from collections.abc import Sequence

COMPATIBLE = frozenset(
    "0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause ISC LGPL-3.0-only MIT MIT-0 MIT-CMU MPL-2.0 PSF-2.0 Unlicense".split()
)
"""By their SPDX names. LGPL and MPL bind whoever changes those packages; here they are installed as they come."""

BY_CLASSIFIER = {
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
    "ISC License (ISCL)": "ISC",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
"""Those that say which one it is; *BSD License* does not."""

AS_IT_IS = {
    "jinja2": "BSD-3-Clause",
    "pyasn1-modules": "BSD-2-Clause",
    "pyrage": "MIT",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
    "segno": "BSD-3-Clause",
    "tinycss2": "BSD-3-Clause",
    "webencodings": "BSD-3-Clause",
}
"""Packages whose metadata do not say it, as their licence files do."""


def licence_of(name: str, expression: str, field: str, classifiers: Sequence[str]) -> str:
    """As an SPDX expression; empty where nobody knows. `expression`, `field` and `classifiers` are what its metadata say."""
    named = {BY_CLASSIFIER[one] for one in classifiers if one in BY_CLASSIFIER}
    said = expression or AS_IT_IS.get(name, "") or (field if field in COMPATIBLE else "")
    return said or (named.pop() if len(named) == 1 else "")


def is_compatible(expression: str) -> bool:
    """Of an expression of names, AND, OR and brackets; what can't be read is not."""
    words = re.findall(r"[()]|[^\s()]+", expression)
    try:
        found, rest = _either(words)
    except IndexError:
        return False
    return found and not rest


def _either(words: list[str]) -> tuple[bool, list[str]]:
    found, rest = _both(words)
    while rest and rest[0] == "OR":
        other, rest = _both(rest[1:])
        found = found or other
    return found, rest


def _both(words: list[str]) -> tuple[bool, list[str]]:
    found, rest = _one(words)
    while rest and rest[0] == "AND":
        other, rest = _one(rest[1:])
        found = found and other
    return found, rest


def _one(words: list[str]) -> tuple[bool, list[str]]:
    if words[0] != "(":
        return words[0] in COMPATIBLE, words[1:]
    found, rest = _either(words[1:])
    return found and rest[0] == ")", rest[1:]
