"""What the database said last when something was to be written: whoever asks whether this process works hears of it."""

import time
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Engine, event

from models.support.database_trouble import DatabaseTrouble, trouble_of

REMEMBERED = 60.0
"""Seconds: nothing may be written for long, and then nobody knows."""

LASTING = frozenset({DatabaseTrouble.FULL, DatabaseTrouble.READ_ONLY})
"""What does not pass by waiting: somebody has to do something."""


class WriteRefusal:
    """Of one database in this process, whichever of its engines met it. A commit of something written ends it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._met: tuple[DatabaseTrouble, float] | None = None

    @property
    def present(self) -> DatabaseTrouble | None:
        """None when writing works, as far as anybody knows."""
        met = self._met
        return met[0] if met is not None and self._clock() - met[1] < REMEMBERED else None

    def follow(self, engine: Engine, writing: str) -> None:
        """Listens to what becomes of that engine's transactions; those that write have an option of that name."""

        def meet(context: Any) -> None:
            trouble = trouble_of(context.sqlalchemy_exception) if context.sqlalchemy_exception is not None else None
            if trouble in LASTING:
                self._met = trouble, self._clock()

        def end(connection: Connection) -> None:
            if self._met is not None and connection.get_execution_options().get(writing):
                self._met = None

        event.listen(engine, "handle_error", meet)
        event.listen(engine, "commit", end)
