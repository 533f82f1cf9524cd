"""Writes events down before anyone is told that they were: one thread, many batches to a transaction.

Answering after the commit loses nothing; committing together (group commit) keeps that fast.
"""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from models.event.event_batch import Batch
from models.event.event_count import add_events
from models.site.site import Site
from models.support.database import Database

MOST_WAITING = 2000
MOST_TOGETHER = 100

Work = Callable[[Session, datetime], int]


class TooBusy(RuntimeError):
    """More is waiting to be written than is sensible; the sender may try again."""


@dataclass
class _Entry:
    work: Work
    done: "Future[int]" = field(default_factory=Future[int])


class Ledger:
    """The one writer of visitors' events in this process."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: queue.Queue[_Entry | None] = queue.Queue(MOST_WAITING)
        self._thread = threading.Thread(target=self._write, name="ledger", daemon=True)
        self._thread.start()

    def count(self, site_key: str, batch: Batch) -> "Future[int]":
        """Counts a batch; the future is done once it is durable. Raises TooBusy."""
        return self._put(lambda session, now: add_events(session, site_key, batch.environment, batch.events, now))

    def saw_tag(self, site_key: str) -> None:
        """Notes that a page carries the site's tag; given up without a word when the writer is busy."""

        def note(session: Session, now: datetime) -> int:
            Site.saw_tag(session, site_key, now)
            return 0

        try:
            self._put(note)
        except TooBusy:
            return

    def close(self) -> None:
        """Writes what is waiting, then stops."""
        self._waiting.put(None)
        self._thread.join(10)

    def _put(self, work: Work) -> "Future[int]":
        entry = _Entry(work)
        try:
            self._waiting.put_nowait(entry)
        except queue.Full as problem:
            raise TooBusy("too many events are waiting to be written") from problem
        return entry.done

    def _write(self) -> None:
        while (first := self._waiting.get()) is not None:
            entries, last = self._together(first)
            self._commit(entries)
            if last:
                return

    def _together(self, first: _Entry) -> tuple[list[_Entry], bool]:
        entries = [first]
        while len(entries) < MOST_TOGETHER:
            try:
                entry = self._waiting.get_nowait()
            except queue.Empty:
                return entries, False
            if entry is None:
                return entries, True
            entries.append(entry)
        return entries, False

    def _commit(self, entries: list[_Entry]) -> None:
        try:
            with self._database.writing() as session:
                counted = [entry.work(session, datetime.now(UTC)) for entry in entries]
        except Exception as problem:  # noqa: BLE001 - whatever went wrong, every sender must hear of it
            if len(entries) == 1:
                entries[0].done.set_exception(problem)
                return
            for entry in entries:
                self._commit([entry])
            return
        for entry, number in zip(entries, counted, strict=True):
            entry.done.set_result(number)
