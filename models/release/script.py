"""The script that a customer's page installs, composed for one release and ready to be sent."""

import gzip
import hashlib
import json
from dataclasses import dataclass
from functools import cache
from typing import Any

import brotli

from models.release.joining import PLAYER, joined
from models.release.parts import OPTIONAL, parts_of
from models.release.staging import staged
from models.release.travelling import Contents, travelling
from models.release.zones import offsets, site_walls

VERSION = "1.0"
"""`cairn.version`: the version of the API that the script offers to the page."""

EAGER = "//# allFunctionsCalledOnLoad\n"
"""Asks the browser to compile everything at once, as all of it is used soon: one function at a time takes longer.

Explicit compile hints, of V8 since Chrome 136; a comment to everyone else.
"""

PARTS = frozenset(file.stem for file in (PLAYER / "parts").glob("*.js"))
"""What a page may load when it is asked for: a file of `static/player/parts/` each, whose `open` is called."""


@dataclass(frozen=True)
class Script:
    source: bytes
    brotli: bytes
    gzip: bytes
    etag: str
    """Strong, with its quotes: the hash of the source."""


def compose(release: dict[str, Any], base_url: str, contents: Contents | None = None) -> Script:
    """The script for a release: the modules that the release uses, and what of it travels.

    `base_url` is the origin visitors reach Cairn at, without a slash at its end; `contents` maps the content hashes that the
    release names to their contents, which are only looked at. Raises ValueError for a release that cannot travel in a script.
    """
    code = _code(parts_of(release, contents or {}))
    base = base_url.rstrip("/")
    config = {
        "home": f"{base}/player/v1/{release['site']}/",
        "key": release["site"],
        "environment": release["environment"],
        "version": VERSION,
        "budget": release.get("budget", 1),
        **_clock(release),
        **travelling(release, contents or {}),
    }
    document = json.dumps(config, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    if '"__proto__"' in document:
        raise ValueError('A release has no field called "__proto__".')
    elsewhere = f"{base}/player/v1/{release['site']}.js?environment=staging"
    source = staged(code.replace("CONFIG", document, 1), release.get("staging", ()), elsewhere)
    return _script(f"{EAGER}{source}".encode())


def _clock(release: dict[str, Any]) -> dict[str, Any]:
    """The offsets of the site's clock, for a release with schedules that go by it."""
    walls = site_walls(release["guides"])
    return {"zone": offsets(release.get("zone", "UTC"), walls)} if walls else {}


def compose_part(name: str) -> Script:
    """A part that the script loads only when a page asks for it, as an ES module: one of PARTS.

    Raises LookupError for any other name.
    """
    if name not in PARTS:
        raise LookupError(f"There is no part called {name[:40]!r}.")
    return _part(name)


@cache
def _part(name: str) -> Script:
    entries = (f"parts/{name}.js", *(OPTIONAL if name == "preview" else ()))
    # From the folder above: the picker, which one part is about, is the editor's as well.
    names = [f"{PLAYER.name}/{entry}" for entry in entries]
    return _script(joined(names, PLAYER.parent, "export const open=(()=>{MODULES;return open})()").encode())


def _script(source: bytes) -> Script:
    return Script(
        source=source,
        brotli=brotli.compress(source, mode=brotli.MODE_TEXT, quality=11),
        gzip=gzip.compress(source, compresslevel=9, mtime=0),
        etag=f'"{hashlib.sha256(source).hexdigest()[:32]}"',
    )


@cache
def _code(entries: tuple[str, ...]) -> str:
    return joined(entries)
