"""Rotation of the data keys: a new one at an age, everything sealed anew in small batches, and the end of those not in use.

Each batch is one transaction, and a key goes only where a transaction of its own finds nothing under it: whoever is killed in
between leaves rows under two keys, which both open, and the next run goes on from there.
"""

import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import exists, inspect, select, tuple_
from sqlalchemy.orm import Mapper, Session, lazyload

from models.job.sealed_table import Row, SealedTable, sealed_tables
from models.support.data_key import DataKey
from models.support.database import Database, sealer_of
from models.support.sealer import Unsealable
from models.support.wiped_remains import wipe_remains

BATCH = 50
GRACE = timedelta(seconds=30)
"""For so long a retired key stays at least: a process asks which key is the newest three times in it."""


@dataclass
class Rotated:
    """`unopened` rows can't be opened, and keep their key; `destroyed` are the data keys that are gone."""

    newest: int = 0
    resealed: int = 0
    unopened: int = 0
    destroyed: list[int] = field(default_factory=list[int])
    retired: list[int] = field(default_factory=list[int])


@dataclass(frozen=True)
class KeyRotation:
    database: Database

    def make_key(self, now: datetime) -> int:
        """A new data key; everything is sealed under it from now on."""
        with self.database.writing() as session:
            made = DataKey.make(session, now).id
        self._chain_anew()
        return made

    def move_on(self, now: datetime) -> Rotated:
        """What the worker does each minute: a new key when the newest is old, and what is left to do for those before it."""
        with self.database.reading() as session:
            newest = DataKey.newest(session)
            is_due = newest is not None and newest.is_due(now)
        if is_due:
            self.make_key(now)
        return self.finish(now)

    def finish(self, now: datetime) -> Rotated:
        """Seals anew what is behind, and destroys retired keys that nothing is sealed under any more."""
        with self.database.reading() as session:
            newest, retired = DataKey.newest(session), DataKey.retired(session)
        done = Rotated(newest.id if newest else 0)
        if newest is None or not retired:
            return done
        self._chain_anew()
        for table in sealed_tables():
            self._seal_anew(table, newest.name, done)
        for key in retired:
            is_gone = now - (key.retired_at or now) >= GRACE and self._destroyed(key)
            (done.destroyed if is_gone else done.retired).append(key.id)
        if done.destroyed or done.resealed:
            wipe_remains(self.database, [table.name for table in sealed_tables()])
        return done

    def _seal_anew(self, table: SealedTable, newest: str, done: Rotated) -> None:
        after: tuple[object, ...] = ()
        while True:
            began = time.monotonic()
            with self.database.writing() as session:
                rows = self._batch(session, table, newest, after)
                opened = sum(_sealed(session, table, row, newest) for row in rows)
                after = tuple(inspect(rows[-1]).identity or ()) if rows else ()
            done.resealed += opened
            done.unopened += len(rows) - opened
            if len(rows) < BATCH:
                return
            time.sleep(time.monotonic() - began)  # as long for whoever else wants to write

    def _batch(self, session: Session, table: SealedTable, newest: str, after: tuple[object, ...]) -> list[Row]:
        """Locked, so that nobody's change is overwritten with what was there before it."""
        own = cast("Mapper[Row]", inspect(table.rows)).primary_key
        query = select(table.rows).where(table.behind(newest), *([tuple_(*own) > after] if after else []))
        query = query.options(lazyload("*")).order_by(*own).limit(BATCH)
        return list(session.scalars(query.with_for_update(of=table.rows, skip_locked=True)))

    def _destroyed(self, key: DataKey) -> bool:
        with self.database.writing() as session:
            kept = session.scalar(select(DataKey).where(DataKey.id == key.id).with_for_update())
            if kept is None or any(session.scalar(select(exists().where(one.under(key.name)))) for one in sealed_tables()):
                return kept is None
            session.delete(kept)
        self._chain_anew()
        return True

    def _chain_anew(self) -> None:
        with self.database.reading() as session:
            sealer_of(session).chain.refresh()


def _sealed(session: Session, table: SealedTable, row: Row, newest: str) -> bool:
    try:
        table.seal_anew(session, row, newest)
    except Unsealable:
        return False
    return True
