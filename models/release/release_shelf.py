"""What visitors get, ready in memory: each site's release and its script, compressed.

A look at the database happens at most once a second for a site, in a thread; everything else is answered from here. Where the
database itself says what is published (`live_news`), it is looked at at once then, and otherwise ten times as seldom. While it
does not answer, or not soon, visitors keep getting what was live last.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from sqlalchemy.exc import SQLAlchemyError

from models.engine.lru_cache import LruCache
from models.release.compressed_bytes import CompressedBytes
from models.release.due_looks import DueLooks
from models.release.live_news import LiveNews
from models.release.live_release import LiveRelease
from models.release.player_script import Drawing, Script
from models.release.release_lookup import find_content, find_release
from models.release.release_source import ReleaseSource
from models.release.wire_format import NAME
from models.site import ENVIRONMENTS
from models.support.database import Database
from models.support.database_trouble import trouble_of

LOG = logging.getLogger("cairn")

LOOK_EVERY = 1.0
"""Seconds for which an answer is not looked up again."""

WHILE_LISTENING = 10
"""Times as long, where the database says what is published."""

LOOK_BEHIND = 10.0
"""Seconds for which what was live lately is still answered while the look that is due waits for its turn."""

LOOK_AGAIN = 0.2
"""Seconds for which it is not looked up again either when somebody has heard of something newer, or says so."""

PATIENCE = 2.0
"""Seconds that visitors wait for a look where something is known already; once it took longer, nobody waits for the next one."""

PATIENCE_CUT_OFF = 0.1
"""The same while the connection on which the database says what is published is lost."""

MOST_SITES = 500
MOST_UNKNOWN = 2000
MOST_PINNED = 200

Name = tuple[str, str]
"""A site's key, and what of it: an environment, or a kind and a hash."""

T = TypeVar("T")


@dataclass(frozen=True)
class _Shelved:
    live: LiveRelease | None
    looked_at: float
    is_doubtful: bool = False
    """Whether the database did not answer in time when it was looked up again."""


class ReleaseShelf:
    """The releases of this instance's sites, by key and environment. `base_url` is the origin visitors reach it at."""

    def __init__(self, database: Database, base_url: str) -> None:
        self._source = ReleaseSource(database, base_url, self._known)
        self._sites: LruCache[Name, _Shelved] = LruCache(MOST_SITES)
        self._unknown: LruCache[Name, _Shelved] = LruCache(MOST_UNKNOWN)
        self._pinned: LruCache[Name, CompressedBytes] = LruCache(MOST_PINNED)
        self._drawings: LruCache[Name, Drawing] = LruCache(MOST_PINNED)
        self._filled: LruCache[Name, Script] = LruCache(MOST_PINNED)
        self.news = LiveNews(database.url)
        self._underway: dict[Name, asyncio.Task[Any]] = {}
        self._due = DueLooks(lambda name: self._once(name, lambda: self._look(name)))

    async def get(self, key: str, environment: str, *, lately: bool = False) -> LiveRelease | None:
        """What is live now, or was `lately`, some seconds ago; None for a key that no site has. Raises SQLAlchemyError."""
        every = LOOK_EVERY * (WHILE_LISTENING if lately or self.news.is_listening else 1)
        return await self._get((key, environment), time.monotonic() - every)

    def at_hand(self, key: str, environment: str) -> LiveRelease | None:
        """What `get` would say of what was live lately, without waiting; None where only a look can tell.

        When time has come for a look, it happens behind whoever asks: all sites' looks may be due in the same moment.
        """
        name = key, environment
        place, lately = self._sites.get(name), time.monotonic() - LOOK_EVERY * WHILE_LISTENING
        if place is None or self._is_due(place, lately - LOOK_BEHIND):
            return None
        if place.looked_at <= lately:
            self._due.add(name)
        return place.live

    async def get_newest(self, key: str, environment: str) -> LiveRelease | None:
        """The same, also when another process published a moment ago. Whoever asks waits until it may be looked up again."""
        asked_at, place = time.monotonic(), self._place((key, environment))
        if place is not None:
            await asyncio.sleep(place.looked_at + LOOK_AGAIN - asked_at)
        return await self._get((key, environment), asked_at)

    async def close(self) -> None:
        """Waits for the looks that are underway, whose connections end with the database; not for long."""
        self._due.forget()
        if self._underway:
            await asyncio.wait(self._underway.values(), timeout=PATIENCE)

    async def _get(self, name: Name, since: float) -> LiveRelease | None:
        place = self._place(name)
        if place is None or self._is_due(place, since):
            place = await self._looked(name, place)
        return place.live

    def _is_due(self, place: _Shelved, since: float) -> bool:
        return place.looked_at <= max(since, self.news.told_at(place.live.site.id if place.live else None))

    async def _looked(self, name: Name, known: _Shelved | None) -> _Shelved:
        """What a look finds; what is known, while the database keeps it waiting: the look goes on."""
        look = self._once(name, lambda: self._look(name))
        if known is None or known.live is None:
            return await asyncio.shield(look)
        if not known.is_doubtful:
            await asyncio.wait({look}, timeout=PATIENCE_CUT_OFF if self.news.is_cut_off else PATIENCE)
        if look.done():
            return look.result()
        self._sites.put(name, replace(known, is_doubtful=True))
        return known

    def _known(self, key: str) -> Iterator[LiveRelease]:
        """What is live on that site as far as it was asked for."""
        places = (self._sites.get((key, environment)) for environment in ENVIRONMENTS)
        return (place.live for place in places if place and place.live)

    def _place(self, name: Name) -> _Shelved | None:
        return self._sites.get(name) or self._unknown.get(name)

    async def release(self, key: str, name: str) -> CompressedBytes | None:
        """A release of that site by its hash, live or not."""
        return await self._kept(self._pinned, (key, f"release {name}"), lambda: self._source.packed_one(key, name, find_release))

    async def content(self, key: str, name: str) -> CompressedBytes | None:
        """One guide's content of that site by its hash."""
        return await self._kept(self._pinned, (key, f"content {name}"), lambda: self._source.packed_one(key, name, find_content))

    async def drawing(self, key: str, name: str) -> Drawing | None:
        """What draws a release's guides, live or not, by the first digits of the release's hash."""
        for live in self._known(key):
            if live.composed.drawing and live.hash.startswith(name):
                return live.composed.drawing
        return await self._kept(self._drawings, (key, f"drawing {name}"), lambda: self._source.drawing(key, name))

    async def drawing_with(self, key: str, drawing: Drawing, version: str) -> Script | None:
        """A drawing of that site with the content of one of its guides, by the player's name for the guide's version."""
        return await self._kept(
            self._filled, (key, f"{drawing.name} {version}"), lambda: self._source.filled(key, drawing, version)
        )

    def _once(self, name: Name, look: Callable[[], Coroutine[Any, Any, T]]) -> "asyncio.Task[T]":
        """One look for everybody who asks meanwhile; whoever gives up waiting is to shield it."""
        task = self._underway.get(name)
        if task is None:
            task = self._underway[name] = asyncio.create_task(look())
            task.add_done_callback(lambda _: self._underway.pop(name, None))
        return task

    async def _kept(self, shelf: LruCache[Name, T], name: Name, make: Callable[[], T | None]) -> T | None:
        """What is on one of the shelves, or what is made of the database, in a thread, and put there."""
        made = shelf.get(name) or await asyncio.shield(self._once(name, lambda: asyncio.to_thread(make)))
        if made is not None:
            shelf.put(name, made)
        return made

    async def _look(self, name: Name) -> _Shelved:
        before, began, is_doubtful = self._sites.get(name), time.monotonic(), False
        try:
            live = await asyncio.to_thread(self._source.load, *name, before.live if before else None)
        except SQLAlchemyError as problem:
            if before is None:
                raise
            if not before.is_doubtful or not trouble_of(problem):
                LOG.warning("A site can not be looked up; its visitors get what was live last.", exc_info=problem)
            live, is_doubtful = before.live, True
        if before and before.live and before.live.composed.drawing and (live is None or before.live.hash != live.hash):
            # Pages that were open before ask for it now, many at a time.
            self._drawings.put((name[0], f"drawing {before.live.hash[:NAME]}"), before.live.composed.drawing)
        place = _Shelved(live, began, is_doubtful)
        # Kept apart, so that made-up keys push no site out.
        (self._unknown if live is None else self._sites).put(name, place)
        (self._sites if live is None else self._unknown).drop(name)
        return place
