"""What visitors get of a site, as files under the addresses that they have here, so that a CDN serves them when Cairn can't.

Production only. What is there for good is named by its hash; what changes comes last, so that it names nothing that is not there.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sqlalchemy.orm import Session

from models.engine.js_bundle import PLAYER
from models.release.player_script import PARTS, Drawing, compose, compose_part
from models.release.release_lookup import StoredRelease, find_live
from models.release.wire_format import NAME, apart_of, wire_content
from models.site.picture import Picture
from models.site.picture_address import with_origin
from models.support.canonical_json import canonical

JSON, JAVASCRIPT = "application/json; charset=utf-8", "application/javascript; charset=utf-8"
ENVIRONMENT = "production"


@dataclass(frozen=True)
class VisitorFile:
    name: str
    """Its address without the origin and the slash before it."""
    body: bytes
    media_type: str
    is_lasting: bool


def folder_of(key: str) -> str:
    return f"player/v1/{key}"


def visitor_files(session: Session, key: str, base_url: str) -> Iterator[VisitorFile]:
    """Those of the site with that key, in the order in which they have to be there."""
    live = find_live(session, key, ENVIRONMENT)
    if not isinstance(live, StoredRelease):
        return
    place = folder_of(key)
    document = with_origin(live.document, key, base_url)
    contents = {name: with_origin(content, key, base_url) for name, content in live.contents.items()}
    yield from _pictures(session, live, key)
    for name, content in live.contents.items():
        yield VisitorFile(f"{place}/content/{name}.json", canonical(content), JSON, is_lasting=True)
    composed = compose(document, base_url, contents, live.hash)
    for guide in live.document["guides"]:
        for name, version in apart_of(guide):
            if name not in contents:
                continue
            called, wire = version[:NAME], wire_content(contents[name])
            yield VisitorFile(f"{place}/content/{called}.json", canonical(wire), JSON, is_lasting=True)
            if composed.drawing:
                with_it = composed.drawing.with_content(guide["id"], wire)
                yield _script(f"{place}/releases/{live.hash[:NAME]}/{called}.js", with_it.source)
    if isinstance(composed.drawing, Drawing):
        yield _script(f"{place}/releases/{live.hash[:NAME]}.js", composed.drawing.source)
    for part in sorted(PARTS):
        yield _script(f"{place}/parts/{part}.js", compose_part(part).source)
    release = canonical(live.document)
    yield VisitorFile(f"{place}/releases/{live.hash}.json", release, JSON, is_lasting=True)
    yield VisitorFile(f"{place}/guides.json", release, JSON, is_lasting=False)
    yield _script(f"{place}.js", composed.script.source)


def _pictures(session: Session, live: StoredRelease, key: str) -> Iterator[VisitorFile]:
    text = canonical([live.document, live.contents]).decode()
    for name in sorted(set(re.findall(rf"/{folder_of(key)}/pictures/([0-9a-f]{{64}}\.\w{{3,4}})", text))):
        picture = Picture.find(session, key, name)
        if picture is not None:
            yield VisitorFile(f"{folder_of(key)}/pictures/{name}", picture.body, picture.media_type, is_lasting=True)


def _script(name: str, source: bytes) -> VisitorFile:
    """Another one after an update of Cairn: a drawing's own name stands behind the question mark."""
    return VisitorFile(name, source, JAVASCRIPT, is_lasting=False)


@cache
def player_mark(base_url: str) -> str:
    """Changes with the player's code, and with the address that scripts ask."""
    found = hashlib.sha256(base_url.encode())
    for path in sorted(PLAYER.parent.rglob("*.js")):
        found.update(path.read_bytes())
    return found.hexdigest()[:16]
