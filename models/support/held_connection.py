"""A connection that one thread keeps from one transaction to the next: taking and preparing one for each costs a busy writer more
than its statements.
"""

from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from time import monotonic

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from models.support.database import WRITING, Database
from models.support.tenancy import declare_for_long, undeclare
from models.support.writers_turn import writers_turn

RESTED = 1.0
"""Seconds after which it is taken anew, which notices a server that went away in the meantime."""


@dataclass(slots=True)
class HeldTransaction:
    """A transaction that writes, and a session in it for whoever asks for one."""

    connection: Connection
    _database: Database
    _session: Session | None = None

    @property
    def session(self) -> Session:
        if self._session is None:
            self._session = self._database.session_in(self.connection)
        return self._session

    def end(self) -> None:
        if self._session is not None:
            self._session.commit()  # written, and committed by who holds the connection


class HeldConnection:
    """Used by one thread at a time. It is given back when it rested, when something failed in it, and at the end."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept: Connection | None = None
        self._rests_at = 0.0

    @contextmanager
    def writing(self) -> Generator[HeldTransaction]:
        """As `Database.writing`: committed on leaving, rolled back when the block raises."""
        connection = self._taken()
        try:
            with writers_turn(self._database.url), connection.begin():
                transaction = HeldTransaction(connection, self._database)
                yield transaction
                transaction.end()
        except BaseException:
            self.close()
            raise
        self._rests_at = monotonic() + RESTED

    def close(self) -> None:
        kept, self._kept = self._kept, None
        if kept is None:
            return
        with suppress(SQLAlchemyError):  # it is broken, and goes away by itself
            if not kept.invalidated:
                undeclare(kept)
        kept.close()

    def _taken(self) -> Connection:
        if self._kept is not None and monotonic() > self._rests_at:
            self.close()
        if self._kept is None:
            self._kept = self._database.engine.execution_options(**{WRITING: True}).connect()
            declare_for_long(self._kept, self._database.reach, self._database.longest_statement)
        return self._kept
