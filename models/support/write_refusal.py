"""What the database said last when something was to be written: whoever asks whether this process works hears of it."""

import time
from collections.abc import Callable
from typing import Any, NamedTuple
from weakref import WeakSet

from sqlalchemy import Connection, Engine, event

from models.support.database_trouble import DatabaseTrouble, trouble_of

REMEMBERED = 60.0
"""Seconds: nothing may be written for long, and then nobody knows."""

LASTING = frozenset({DatabaseTrouble.FULL, DatabaseTrouble.READ_ONLY})
"""What does not pass by waiting: somebody has to do something."""


class _Met(NamedTuple):
    trouble: DatabaseTrouble
    at: float
    statement: str | None
    """None where it was the commit that failed."""


class WriteRefusal:
    """Of one database in this process, whichever of its engines met it.

    A commit of what was refused ends it. That of something else does not: where PostgreSQL has no room for another page, it goes
    on changing those that it has.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._met: _Met | None = None
        self._passed: WeakSet[Connection] = WeakSet()
        """In whose transactions it was not refused any more."""

    @property
    def present(self) -> DatabaseTrouble | None:
        """None when writing works, as far as anybody knows."""
        met = self._met
        return met.trouble if met is not None and self._clock() - met.at < REMEMBERED else None

    def follow(self, engine: Engine, writing: str) -> None:
        """Listens to what becomes of that engine's transactions; those that write have an option of that name."""

        def meet(context: Any) -> None:
            trouble = trouble_of(context.sqlalchemy_exception) if context.sqlalchemy_exception is not None else None
            if trouble in LASTING:
                self._met = _Met(trouble, self._clock(), context.statement)
                self._passed.clear()

        def look(connection: Connection, _cursor: Any, statement: str, *_rest: Any) -> None:
            if self._met is not None and self._met.statement == statement:
                self._passed.add(connection)

        def end(connection: Connection) -> None:
            if (met := self._met) is not None and connection.get_execution_options().get(writing):
                self._met = None if met.statement is None or connection in self._passed else met
                self._passed.discard(connection)

        event.listen(engine, "handle_error", meet)
        event.listen(engine, "after_cursor_execute", look)
        event.listen(engine, "commit", end)
        event.listen(engine, "rollback", self._passed.discard)
