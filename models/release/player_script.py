"""The script that a customer's page installs, composed for one release and ready to be sent.

A release that is small travels as one answer. A larger one travels as two: the script, which decides what is due, on every
page; and what draws guides, with the content of the small ones and of the first that is due, when it is.
"""

import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from models.engine.brotli_codec import compress
from models.engine.js_bundle import FORWARDING, PLAYER, WHOLE, joined
from models.release.player_config import player_config
from models.release.player_modules import APART, CORE, DECIDING, DRAWING, FORWARDERS, LARGE, modules_of
from models.release.release_json import ReleaseJson
from models.release.staging_switch import staged
from models.release.wire_format import NAME, Contents, wire_release
from models.release.wire_json import WireContent, WireGuide, WireRelease
from models.support.canonical_json import content_hash

PERSON = "identified_person.js"
"""Says who engaged: travels to sites that run in identified mode, and to no other."""

TOGETHER = 16_000
"""Bytes, with brotli, up to which a release is one answer: what a fresh connection carries before it waits for the other side, a
little more once it has been greeted. Up to here and somewhat beyond, a second request takes longer than the bytes it spares, as
`tests/bench/player/border.py` measures; what pays for a higher border is pages on which nothing is due."""

EAGER = "//# allFunctionsCalledOnLoad\n"
"""Asks the browser to compile everything at once, as all of it is used soon: one function at a time takes longer.

Explicit compile hints, of V8 since Chrome 136; a comment to everyone else.
"""

PARTS = frozenset(file.stem for file in (PLAYER / "parts").glob("*.js"))
"""What a page may load when it is asked for: a file of `static/player/parts/` each, whose `open` is called."""

_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"(:?)')
_NAME = re.compile(r"[a-z][a-z_]*")
_DRAWING = "export const open=({ACTIONS,DECORATIONS,KINDS,TEXT_FILTERS,TRIGGERS,events})=>{MODULES;return CONTENTS}"
_PART = "export const open=(()=>{MODULES;return open})()"


@dataclass(frozen=True)
class Script:
    source: bytes
    brotli: bytes
    gzip: bytes
    etag: str
    """Strong, with its quotes: the hash of the source."""

    @property
    def name(self) -> str:
        """The digits of the source's hash by which its address tells it from what the same release was before."""
        return self.etag[1 : 1 + NAME]


@dataclass(frozen=True)
class Drawing(Script):
    """What draws a release's guides: an ES module whose `open` is given registries.js and returns contents by their guide."""

    code: str
    """The module without contents."""
    contents: dict[str, WireContent]
    """Those of small guides, by their id, as they travel."""

    def with_content(self, guide: str, content: WireContent) -> Script:
        """The same with that of a large guide besides, made while its first visitor waits."""
        return _script(_with_contents(self.code, {**self.contents, guide: content}), in_a_hurry=True)


@dataclass(frozen=True)
class ComposedPlayer:
    script: Script
    drawing: Drawing | None
    """What draws guides, when it is not in the script."""


def compose(
    release: ReleaseJson, base_url: str, contents: Contents | None = None, name: str = "", together: int = TOGETHER
) -> ComposedPlayer:
    """What visitors get of a release: the modules that it uses, and what of it travels.

    `base_url` is the origin visitors reach Cairn at, without a slash at its end; `contents` maps the content hashes that the
    release names to their contents, which are only looked at; `name` is the hash by which the release is found again, by
    default its own; up to `together` bytes it is one answer. Raises ValueError for a release that cannot travel in a script.
    """
    contents = contents or {}
    parts, travels = modules_of(release, contents), wire_release(release, contents)
    person = (PERSON,) if "people" in release else ()
    more = (*person, LARGE) if any("apart" in guide for guide in travels["guides"]) else person
    whole = _composed((*parts.together, *more), release, base_url, travels)
    if len(whole.brotli) <= together:
        return ComposedPlayer(whole, None)
    drawing = _drawing(parts.drawing, travels)
    address: list[str] = [f"releases/{(name or content_hash(release))[:NAME]}", f".js?{drawing.name}"]
    decided = {**travels, "guides": [_without_content(guide) for guide in travels["guides"]], "drawing": address}
    return ComposedPlayer(_composed((CORE, *parts.deciding, APART, *more), release, base_url, decided), drawing)


def compose_drawing(release: ReleaseJson, contents: Contents) -> Drawing:
    """What draws a release's guides, the same that `compose` gives beside a script."""
    return _drawing(modules_of(release, contents).drawing, wire_release(release, contents))


def _composed(entries: tuple[str, ...], release: ReleaseJson, base_url: str, travels: Mapping[str, object]) -> Script:
    base = base_url.rstrip("/")
    elsewhere = f"{base}/player/v1/{release['site']}.js?environment=staging"
    code = _code(entries).replace("CONFIG", _literal({**player_config(release, base), **travels}), 1)
    return _script(staged(code, release.get("staging", ()), elsewhere))


def _drawing(entries: tuple[str, ...], travels: WireRelease) -> Drawing:
    contents = {guide["id"]: guide["content"] for guide in travels["guides"] if "content" in guide}
    code = _drawing_code(entries)
    return Drawing(**vars(_script(_with_contents(code, contents))), code=code, contents=contents)


def _with_contents(code: str, contents: dict[str, WireContent]) -> str:
    return code.replace("CONTENTS", _literal(contents), 1)


def _without_content(guide: WireGuide) -> dict[str, object]:
    return {name: part for name, part in guide.items() if name != "content"}


def _literal(value: object) -> str:
    document = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    if '"__proto__":' in document:
        raise ValueError('A release has no field called "__proto__".')
    return _STRING.sub(_as_written, document)


def _as_written(string: re.Match[str]) -> str:
    """A name as a script may write it, without quotes; other strings stay as they are."""
    return f"{string[1]}:" if string[2] and _NAME.fullmatch(string[1]) else string[0]


def compose_part(name: str) -> Script:
    """A part that the script loads only when a page asks for it, as an ES module: one of PARTS.

    Raises LookupError for any other name.
    """
    if name not in PARTS:
        raise LookupError(f"There is no part called {name[:40]!r}.")
    return _part(name)


@cache
def _part(name: str) -> Script:
    more = {"preview": (*DECIDING, *DRAWING), "own": (*DECIDING, *DRAWING, LARGE)}
    entries = (f"parts/{name}.js", *more.get(name, ()))
    # From the folder above: the picker, which one part is about, is the editor's as well.
    return _script(joined(_below(entries), PLAYER.parent, _PART))


def _below(entries: Iterable[str]) -> list[str]:
    return [f"{PLAYER.name}/{entry}" for entry in entries]


def _script(code: str, *, in_a_hurry: bool = False) -> Script:
    source = f"{EAGER}{code}".encode()
    return Script(
        source=source,
        brotli=compress(source, 7 if in_a_hurry else 11, is_text=True),
        gzip=gzip.compress(source, compresslevel=9, mtime=0),
        etag=f'"{hashlib.sha256(source).hexdigest()[:16]}"',
    )


@cache
def _code(entries: tuple[str, ...]) -> str:
    return joined(entries, wrapper=FORWARDING if FORWARDERS in entries else WHOLE)


@cache
def _drawing_code(entries: tuple[str, ...]) -> str:
    return joined(entries, wrapper=_DRAWING, provided=("registries.js",))
