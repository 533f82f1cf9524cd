"""What visitors get, ready in memory: each site's release and its script, compressed.

A look at the database happens at most once a second for a site, in a thread; everything else is answered from here. Where the
database itself says what is published (`live_news`), it is looked at at once then, and otherwise ten times as seldom. While it
does not answer, visitors keep getting what was live last.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from models.engine.lru_cache import LruCache
from models.guide.guide_json import ContentJson
from models.release.compressed_bytes import CompressedBytes
from models.release.live_news import LiveNews
from models.release.player_script import ComposedPlayer, Drawing, Script, compose, compose_drawing
from models.release.release_json import ReleaseJson
from models.release.release_lookup import StoredRelease, find_called, find_called_version, find_content, find_live, find_release
from models.release.shown_version import ShownVersions, shown_versions
from models.release.wire_format import NAME, wire_content
from models.release.wire_json import WireContent
from models.site import ENVIRONMENTS, Site
from models.site.picture_address import with_origin
from models.support.canonical_json import canonical
from models.support.database import Database

LOOK_EVERY = 1.0
"""Seconds for which an answer is not looked up again."""

WHILE_LISTENING = 10
"""Times as long, where the database says what is published."""

LOOK_AGAIN = 0.2
"""Seconds for which it is not looked up again either when somebody has heard of something newer, or says so."""

MOST_SITES = 500
MOST_UNKNOWN = 2000
MOST_PINNED = 200

Name = tuple[str, str]
"""A site's key, and what of it: an environment, or a kind and a hash."""

T = TypeVar("T")

Find = Callable[[Session, str, str], ReleaseJson | ContentJson | WireContent | None]


@dataclass(frozen=True)
class LiveRelease:
    """What is live on a site and environment: the release's hash, its bytes, what shows it, and what was shown lately."""

    hash: str
    release: CompressedBytes
    composed: ComposedPlayer
    site: Site
    shown: ShownVersions


@dataclass(frozen=True)
class _Shelved:
    live: LiveRelease | None
    looked_at: float


class ReleaseShelf:
    """The releases of this instance's sites, by key and environment. `base_url` is the origin visitors reach it at."""

    def __init__(self, database: Database, base_url: str) -> None:
        self._database = database
        self._base_url = base_url
        self._sites: LruCache[Name, _Shelved] = LruCache(MOST_SITES)
        self._unknown: LruCache[Name, _Shelved] = LruCache(MOST_UNKNOWN)
        self._pinned: LruCache[Name, CompressedBytes] = LruCache(MOST_PINNED)
        self._drawings: LruCache[Name, Drawing] = LruCache(MOST_PINNED)
        self._filled: LruCache[Name, Script] = LruCache(MOST_PINNED)
        self.news = LiveNews(database.url)
        self._underway: dict[Name, asyncio.Task[Any]] = {}

    async def get(self, key: str, environment: str, *, lately: bool = False) -> LiveRelease | None:
        """What is live now, or was `lately`, some seconds ago; None for a key that no site has. Raises SQLAlchemyError."""
        every = LOOK_EVERY * (WHILE_LISTENING if lately or self.news.is_listening else 1)
        return await self._get((key, environment), time.monotonic() - every)

    async def get_newest(self, key: str, environment: str) -> LiveRelease | None:
        """The same, also when another process published a moment ago. Whoever asks waits until it may be looked up again."""
        asked_at, place = time.monotonic(), self._place((key, environment))
        if place is not None:
            await asyncio.sleep(place.looked_at + LOOK_AGAIN - asked_at)
        return await self._get((key, environment), asked_at)

    async def _get(self, name: Name, since: float) -> LiveRelease | None:
        place = self._place(name)
        site_id = place.live.site.id if place and place.live else None
        if place is None or place.looked_at <= max(since, self.news.told_at(site_id)):
            place = await self._once(name, lambda: self._look(name))
        return place.live

    def _place(self, name: Name) -> _Shelved | None:
        return self._sites.get(name) or self._unknown.get(name)

    async def release(self, key: str, name: str) -> CompressedBytes | None:
        """A release of that site by its hash, live or not."""
        return await self._kept(self._pinned, (key, f"release {name}"), lambda: self._pack(key, name, find_release))

    async def content(self, key: str, name: str) -> CompressedBytes | None:
        """One guide's content of that site by its hash."""
        return await self._kept(self._pinned, (key, f"content {name}"), lambda: self._pack(key, name, find_content))

    async def drawing(self, key: str, name: str) -> Drawing | None:
        """What draws a release's guides, live or not, by the first digits of the release's hash."""
        for environment in ENVIRONMENTS:
            place = self._sites.get((key, environment))
            if place and place.live and place.live.composed.drawing and place.live.hash.startswith(name):
                return place.live.composed.drawing
        return await self._kept(self._drawings, (key, f"drawing {name}"), lambda: self._draw(key, name))

    async def drawing_with(self, key: str, drawing: Drawing, version: str) -> Script | None:
        """A drawing of that site with the content of one of its guides, by the player's name for the guide's version."""
        return await self._kept(self._filled, (key, f"{drawing.name} {version}"), lambda: self._fill(key, drawing, version))

    async def _once(self, name: Name, look: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """One look for everybody who asks meanwhile, whoever of them gives up waiting."""
        task = self._underway.get(name)
        if task is None:
            task = self._underway[name] = asyncio.create_task(look())
            task.add_done_callback(lambda _: self._underway.pop(name, None))
        return await asyncio.shield(task)

    async def _kept(self, shelf: LruCache[Name, T], name: Name, make: Callable[[], T | None]) -> T | None:
        """What is on one of the shelves, or what is made of the database, in a thread, and put there."""
        made = shelf.get(name) or await self._once(name, lambda: asyncio.to_thread(make))
        if made is not None:
            shelf.put(name, made)
        return made

    async def _look(self, name: Name) -> _Shelved:
        before, began = self._sites.get(name), time.monotonic()
        try:
            live = await asyncio.to_thread(self._load, name, before.live if before else None)
        except SQLAlchemyError:
            if before is None:
                raise
            logging.getLogger("cairn").exception("The database does not answer; visitors get what was live last.")
            live = before.live
        if before and before.live and before.live.composed.drawing and (live is None or before.live.hash != live.hash):
            # Pages that were open before ask for it now, many at a time.
            self._drawings.put((name[0], f"drawing {before.live.hash[:NAME]}"), before.live.composed.drawing)
        place = _Shelved(live, began)
        # Kept apart, so that made-up keys push no site out.
        (self._unknown if live is None else self._sites).put(name, place)
        (self._sites if live is None else self._unknown).drop(name)
        return place

    def _load(self, name: Name, known: LiveRelease | None) -> LiveRelease | None:
        key, environment = name
        with self._database.reading() as session:
            site = session.scalar(select(Site).where(Site.key == key))
            live = find_live(session, key, environment, known=known.hash if known else "")
            if site is None or live is None:
                return None
            if isinstance(live, str):
                return replace(known, site=site) if known else None
            shown = shown_versions(session, site.id, environment, datetime.now(UTC))
        release = CompressedBytes.of(canonical(live.document), live.hash)
        # The release is what its hash names; what shows it carries pictures' addresses at the origin that Cairn has now.
        document, contents = self._placed_all(live, name[0])
        return LiveRelease(live.hash, release, compose(document, self._base_url, contents, live.hash), site, shown)

    def _draw(self, key: str, name: str) -> Drawing | None:
        with self._database.reading() as session:
            release = find_called(session, key, name)
        return compose_drawing(*self._placed_all(release, key)) if release else None

    def _fill(self, key: str, drawing: Drawing, version: str) -> Script | None:
        with self._database.reading() as session:
            entry = find_called_version(session, key, version)
        return drawing.with_content(entry["id"], wire_content(self._placed(entry["content"], key))) if entry else None

    def _placed_all(self, live: StoredRelease, key: str) -> tuple[ReleaseJson, dict[str, ContentJson]]:
        contents = {one: self._placed(content, key) for one, content in live.contents.items()}
        return self._placed(live.document, key), contents

    def _placed(self, document: T, key: str) -> T:
        return with_origin(document, key, self._base_url)

    def _pack(self, key: str, name: str, find: Find) -> CompressedBytes | None:
        with self._database.reading() as session:
            document = find(session, key, name)
        if document is not None and len(name) == NAME:  # as it travels; by its whole hash it is what it was
            document = self._placed(document, key)
        return CompressedBytes.of(canonical(document), name) if document is not None else None
