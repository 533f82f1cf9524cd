"""What waits to be written down: no more batches than are written in time, and whoever waits for them."""

import queue
import time
from dataclasses import dataclass

from models.engine.respite import Respite
from models.engine.work_bound import WorkBound
from models.event.batch_outcome import Waiting
from models.event.event_pace import SpentPace
from models.event.sorted_batch import Sorted

MOST_WAITING = 2000
AT_FIRST, LEAST_WAITING = 256, 128
"""However late things are, as many are let in as arrive at once after a moment in which the process had no turn. One commit
writes them all; with fewer places, such moments one after the other left none for what is written easily.
"""

LONGEST = 0.5
"""Seconds in which whoever waits for a batch is to hear of it: no more are let in than are written down in that time."""

BEHIND, BEHIND_FOR = 0.03, 0.05
"""Whoever hears of a batch so many seconds after it came says that others should give way, for so many seconds or until one is
heard of in time.
"""

MOST_TOGETHER = 500


class TooBusy(RuntimeError):
    """More is waiting to be written than is sensible; the sender may try again."""


@dataclass(slots=True)
class Entry:
    """A batch to be counted, the key of a site whose tag was seen, or what of a pace was spent; and what waits until that is
    written, if anything does.
    """

    what: Sorted | str | SpentPace
    done: Waiting | None = None


class LedgerQueue:
    """Many put in, one takes out."""

    def __init__(self) -> None:
        self._waiting: queue.SimpleQueue[Entry | None] = queue.SimpleQueue()
        self._bound = WorkBound(LONGEST, first=AT_FIRST, least=LEAST_WAITING, most=MOST_WAITING)
        self._respite = Respite()
        self._late_at = float("-inf")

    @property
    def refuses(self) -> bool:
        """Whether a batch that comes now is refused: as many wait as are written down in time, or did in a flood a moment ago."""
        return self._respite.refuses(time.monotonic(), is_full=self._bound.is_full)

    @property
    def is_full(self) -> bool:
        """Whether as many batches wait as are written down in time."""
        return self._bound.is_full

    @property
    def is_behind(self) -> bool:
        """Whether batches are written down, or told of, later than visitors should wait."""
        return time.monotonic() - self._late_at < BEHIND_FOR

    def put_batch(self, batch: Sorted, done: Waiting) -> None:
        """One that somebody waits for. Raises TooBusy.

        It has its place until they hear of it, not only until it is written: where an event loop is late, so are answers.
        """
        if self._waiting.qsize() >= MOST_WAITING or not self._bound.begin():
            raise TooBusy("too many events are waiting to be written")
        began = time.monotonic()
        done.add_done_callback(lambda _: self._hear(began))
        self._waiting.put(Entry(batch, done))

    def _hear(self, began: float) -> None:
        now = time.monotonic()
        self._late_at = now if now - began > BEHIND else float("-inf")
        self._bound.end(now - began)

    def put(self, what: Sorted | str | SpentPace) -> None:
        """What nobody waits for. Raises TooBusy."""
        if self.is_full or self._waiting.qsize() >= MOST_WAITING:
            raise TooBusy("too many events are waiting to be written")
        self._waiting.put(Entry(what))

    def end(self) -> None:
        """Nothing is put in after this."""
        self._waiting.put(None)

    def take(self, longest: float | None) -> Entry | None:
        """The next one, once it is there; None at the end. Raises queue.Empty after so many seconds."""
        return self._waiting.get(timeout=longest)

    def together(self, first: Entry) -> tuple[list[Entry], bool]:
        """That one with those behind it that are written in the same transaction, and whether they are the last."""
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
