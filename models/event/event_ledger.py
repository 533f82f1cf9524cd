"""Writes events down before anyone is told that they were: one thread, many batches to a transaction.

Answering after the commit loses nothing; committing together (group commit) keeps that fast.
"""

import asyncio
import logging
import queue
import threading
import time
from concurrent.futures import Future
from contextlib import suppress
from datetime import UTC, datetime

from sqlalchemy.exc import SQLAlchemyError

from models.account.organisation_clocks import OrganisationClocks
from models.event.batch_outcome import tell
from models.event.batch_record import forget, record, record_new
from models.event.event_pace import SpentPace, add_spent
from models.event.ledger_queue import Entry, LedgerQueue, TooBusy
from models.event.repeated_batch import RepeatedBatch
from models.event.sorted_batch import Sorted
from models.site.site import Site
from models.support.database import Database
from models.support.database_trouble import trouble_of
from models.support.held_connection import HeldConnection
from models.support.hour_key import HeldHourKey

FORGET_EVERY = 60.0
"""Seconds after which what is kept for minutes only is looked through."""


APART = 0.005
"""Seconds from the beginning of one commit to that of the next: whatever arrives meanwhile shares it. At half of what a process
gets done, a commit carried a batch or two, and cost much of what one costs that carries fifty. After a pause none waits.
"""


class Ledger:
    """The one writer of visitors' events in this process."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection, self._clocks = HeldConnection(database), OrganisationClocks()
        self._hour_key = HeldHourKey()
        self._queue = LedgerQueue()
        self._rejected: dict[int, Sorted] = {}
        """By site, what waits to be added to its rejected events: one entry of the queue, however many there are."""
        self._rejecting = threading.Lock()
        self._forget_at: float | None = time.monotonic() + FORGET_EVERY
        self._thread = threading.Thread(target=self._write, name="ledger", daemon=True)
        self._thread.start()

    @property
    def is_busy(self) -> bool:
        """Whether a batch that came now would be refused."""
        return self._queue.refuses

    @property
    def is_behind(self) -> bool:
        """Whether visitors wait for longer than they should, so that others give way."""
        return self._queue.is_behind

    def count(self, batch: Sorted) -> "Future[None]":
        """Counts a batch; the future is done once it is durable. Raises TooBusy."""
        done = Future[None]()
        self._queue.put_batch(batch, done)
        return done

    def counted(self, batch: Sorted) -> "asyncio.Future[None]":
        """The same for who waits on an event loop, which hears of all batches of a commit at once. Raises TooBusy."""
        done = asyncio.get_running_loop().create_future()
        self._queue.put_batch(batch, done)
        return done

    def reject(self, batch: Sorted) -> None:
        """Adds to the events that were not counted, soon; given up without a word when the writer is busy."""
        with self._rejecting:
            waiting = self._rejected.get(batch.site_id)
            if waiting is not None:
                waiting.rejected.update(batch.rejected)
                return
            try:
                self._queue.put(batch)
            except TooBusy:
                return
            self._rejected[batch.site_id] = batch

    def saw_tag(self, site_key: str) -> None:
        """Notes that a page carries the site's tag; given up without a word when the writer is busy."""
        with suppress(TooBusy):
            self._queue.put(site_key)

    def share(self, spent: SpentPace) -> None:
        """Tells other processes what was let in, and hears of them what they did; given up when the writer is busy."""
        with suppress(TooBusy):
            self._queue.put(spent)

    def close(self) -> None:
        """Writes what is waiting, then stops."""
        self._queue.end()
        self._thread.join(10)

    def _write(self) -> None:
        try:
            self._write_all()
        finally:
            self._connection.close()

    def _write_all(self) -> None:
        next_at = 0.0
        while (first := self._next()) is not None:
            time.sleep(max(0.0, next_at - time.monotonic()))
            next_at = time.monotonic() + APART
            entries, last = self._queue.together(first)
            with self._rejecting:
                self._rejected.clear()  # what is rejected from now on is not among these entries
            self._commit(entries)
            if last:
                return

    def _next(self) -> Entry | None:
        while True:
            left = None if self._forget_at is None else self._forget_at - time.monotonic()
            try:
                if left is None or left > 0:
                    return self._queue.take(left)
            except queue.Empty:
                pass
            self._forget()

    def _commit(self, entries: list[Entry]) -> None:
        try:
            try:
                self._record(entries)
            except RepeatedBatch:
                self._record(entries, may_repeat=True)
        except Exception as problem:  # noqa: BLE001 - whatever went wrong, every sender must hear of it
            self._hour_key.clear()  # it may have been made in what was rolled back
            if len(entries) == 1 or trouble_of(problem):  # then each of them alone would only wait as long again
                tell((entry.done for entry in entries), problem)
                return
            for entry in entries:
                self._commit([entry])
            return
        self._forget_at = self._forget_at or time.monotonic() + FORGET_EVERY
        tell((entry.done for entry in entries), None)

    def _record(self, entries: list[Entry], *, may_repeat: bool = False) -> None:
        now = datetime.now(UTC)
        batches = [entry.what for entry in entries if isinstance(entry.what, Sorted)]
        spent = [entry.what for entry in entries if isinstance(entry.what, SpentPace)]
        with self._connection.writing() as writing:
            if may_repeat:
                record(writing.session, batches, now)
            else:
                record_new(writing.connection, batches, now, self._clocks, lambda: writing.session)
            for key in sorted({entry.what for entry in entries if isinstance(entry.what, str)}):
                Site.saw_tag(writing.session, key, now)
            shared = add_spent(writing.connection, spent, now, self._hour_key.at(lambda: writing.session, now)) if spent else []
        for one, missing in shared:
            with suppress(RuntimeError):  # closed: nobody counts any more
                one.tell(missing)

    def _forget(self) -> None:
        """Once a minute while there is something, so that a process with nothing to do sleeps."""
        try:
            with self._database.writing() as session:
                is_left = forget(session, datetime.now(UTC))
        except SQLAlchemyError as problem:
            trouble = trouble_of(problem)
            sentence = trouble.value if trouble else ""
            logging.getLogger("cairn").log(
                logging.WARNING if trouble else logging.ERROR,
                "%s What was to be forgotten is still there; it is tried again.",
                sentence,
                exc_info=None if trouble else problem,
            )
            is_left = True
        self._hour_key.forget(datetime.now(UTC))
        self._forget_at = time.monotonic() + FORGET_EVERY if is_left else None
