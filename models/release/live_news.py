"""Word between processes that something else is live: PostgreSQL's LISTEN and NOTIFY.

Whoever changes what visitors get says so in the same transaction, so that the word goes out with the commit. Each serving process
listens; while it does not, it looks at the database more often (`release_shelf`). On SQLite nobody listens.
"""

import asyncio
import logging
import time
from contextlib import suppress

import psycopg
from sqlalchemy import Connection, event, func, make_url, select
from sqlalchemy.orm import Mapper, Session, object_session

from models.account.organisation import Organisation
from models.engine.lru_cache import LruCache
from models.site.site import Site

CHANNEL = "cairn_live"
EVERYTHING = ""
"""Instead of a site's number: whatever is known may be otherwise."""

MOST_TOLD = 5000
AGAIN = 1.0
"""Seconds until a connection that was lost is made again."""

ALIVE = {"keepalives_idle": "5", "keepalives_interval": "2", "keepalives_count": "2", "connect_timeout": "5"}
"""A server that vanished without a word is noticed in ten seconds."""


def tell(session: Session, site_id: int) -> None:
    """To every process, when the transaction is committed: something else is live on that site."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_notify(CHANNEL, str(site_id))))


@event.listens_for(Site, "after_update")
@event.listens_for(Organisation, "after_update")
def _tell_of_row(_mapper: Mapper[Site | Organisation], connection: Connection, row: Site | Organisation) -> None:
    """A site's address or an organisation's end decides what visitors get, too."""
    session = object_session(row)
    if connection.dialect.name == "postgresql" and session and session.is_modified(row, include_collections=False):
        connection.execute(select(func.pg_notify(CHANNEL, str(row.id) if isinstance(row, Site) else EVERYTHING)))


class LiveNews:
    """One process's ear: when it was told last that something else is live."""

    def __init__(self, url: str) -> None:
        address = make_url(url)
        self._address = address.set(drivername="postgresql").update_query_dict(ALIVE).render_as_string(hide_password=False)
        self._is_there = address.get_backend_name() == "postgresql"
        self._told: LruCache[int, float] = LruCache(MOST_TOLD)
        self._told_of_all = 0.0
        self.is_listening = False
        self.is_cut_off = False
        """Whether it was listening and lost the connection: then the database may be gone, and nobody should wait for it."""

    def told_at(self, site_id: int | None) -> float:
        """By the clock that only goes forward. Without a site: what was said of all."""
        told = self._told.get(site_id) if site_id is not None else None
        return max(self._told_of_all, told or 0.0)

    async def listen(self) -> None:
        """Until it is cancelled; at once over where nobody could be heard."""
        while self._is_there:
            with suppress(psycopg.Error, OSError):
                await self._listen()
            if self.is_listening:
                logging.getLogger("cairn").warning("The database no longer says what is published; it is looked at more often.")
            self.is_cut_off = self.is_cut_off or self.is_listening
            self.is_listening = False
            await asyncio.sleep(AGAIN)

    async def _listen(self) -> None:
        async with await psycopg.AsyncConnection.connect(self._address, autocommit=True) as connection:
            await connection.execute(f"LISTEN {CHANNEL}")
            self.is_listening, self.is_cut_off = True, False
            self._told_of_all = time.monotonic()  # whatever was said before
            async for note in connection.notifies():
                self._hear(note.payload)

    def _hear(self, said: str) -> None:
        if said.isdigit():
            self._told.put(int(said), time.monotonic())
        else:
            self._told_of_all = time.monotonic()
