"""What visitors get, ready in memory: each site's release and its script, compressed.

A look at the database happens at most once a second for a site, in a thread; everything else is answered from here.
"""

import asyncio
import gzip
import json
import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

import brotli
from sqlalchemy import select
from sqlalchemy.orm import Session

from models.guide.version import Version
from models.release.release import Release, ReleaseMove
from models.release.script import Script, compose
from models.site.site import Site
from models.support.canonical import canonical, content_hash
from models.support.database import Database

LOOK_EVERY = 1.0
MOST_KEPT = 500


@dataclass(frozen=True)
class Packed:
    """Bytes in every encoding visitors accept, and their strong ETag."""

    plain: bytes
    brotli: bytes
    gzip: bytes
    etag: str

    @classmethod
    def of(cls, body: bytes, name: str) -> "Packed":
        return cls(body, brotli.compress(body, quality=9), gzip.compress(body, 9, mtime=0), f'"{name}"')


@dataclass(frozen=True)
class Kept:
    hash: str
    release: Packed
    script: Script


@dataclass
class _Place:
    kept: Kept | None
    looked_at: float


class Shelf:
    """The releases of this instance's sites, by key and environment."""

    def __init__(self, database: Database, base_url: str) -> None:
        self._database = database
        self._base_url = base_url
        self._places: OrderedDict[tuple[str, str], _Place] = OrderedDict()
        self._locks: dict[tuple[str, str], asyncio.Lock] = {}

    async def get(self, key: str, environment: str) -> Kept | None:
        """What is live now; None for a key that no site has."""
        place = self._fresh((key, environment))
        if place is None:
            lock = self._locks.setdefault((key, environment), asyncio.Lock())
            async with lock:
                place = self._fresh((key, environment)) or await self._look((key, environment))
            self._locks.pop((key, environment), None)
        return place.kept

    def _fresh(self, name: tuple[str, str]) -> _Place | None:
        place = self._places.get(name)
        return place if place is not None and time.monotonic() - place.looked_at < LOOK_EVERY else None

    async def _look(self, name: tuple[str, str]) -> _Place:
        known = self._places.get(name)
        kept = await asyncio.to_thread(self._load, name, known.kept if known else None)
        place = self._places[name] = _Place(kept, time.monotonic())
        self._places.move_to_end(name)
        while len(self._places) > MOST_KEPT:
            self._places.popitem(last=False)
        return place

    def _load(self, name: tuple[str, str], known: Kept | None) -> Kept | None:
        key, environment = name
        with self._database.reading() as session:
            site = session.scalar(select(Site).where(Site.key == key))
            if site is None:
                return None
            moves = ReleaseMove.history(session, site, environment, most=1)
            if moves and known is not None and known.hash == moves[0].release_hash:
                return known
            document = (
                json.loads(session.get_one(Release, (site.id, moves[0].release_hash)).document)
                if moves
                else empty(site, environment)
            )
            return self._pack(document, _contents(session, site, document))

    def _pack(self, document: dict[str, Any], contents: dict[str, dict[str, Any]]) -> Kept:
        name = content_hash(document)
        return Kept(name, Packed.of(canonical(document), name), compose(document, self._base_url, contents))


def empty(site: Site, environment: str) -> dict[str, Any]:
    """The release of a site on which nothing is live."""
    return {"schema": 1, "site": site.key, "environment": environment, "budget": site.budget, "zone": site.zone, "guides": []}


def _contents(session: Session, site: Site, document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    names = {guide["content_hash"] for guide in document["guides"] if "content_hash" in guide}
    return {name: content for name in names if (content := find_content(session, site, name)) is not None}


def find_content(session: Session, site: Site, name: str) -> dict[str, Any] | None:
    """The content of one of the organisation's versions, by its hash."""
    query = select(Version).where(Version.organisation_id == site.organisation_id, Version.content_hash == name)
    version = session.scalar(query.limit(1))
    return version.entry()["content"] if version else None
