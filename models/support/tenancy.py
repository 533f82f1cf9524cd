"""What a transaction may see, as PostgreSQL itself holds it: rows of one organisation, or of every one.

Queries name the organisation themselves; row-level security stands behind them, for the one that forgets. It holds for a role
that owns no table and can't bypass it. A connection that says nothing sees no tenant's row at all.
"""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from models.support.database_bounds import LOCK_PATIENCE

SETTING = "cairn.organisation"
EVERY = "all"
"""Said by a transaction of no organisation: before it is known who asks, and by the worker, who goes round all of them."""

REACH = "cairn_reach"
PATIENCE_OF = "cairn_patience"
"""In what a session knows: the seconds that one of its statements may take on PostgreSQL, and that may pass between two."""

_DECLARED = (
    f"SELECT set_config('{SETTING}', %s, true), set_config('lock_timeout', '{LOCK_PATIENCE}s', true), "
    "set_config('statement_timeout', %s, true), set_config('idle_in_transaction_session_timeout', %s, true)"
)

_DECLARED_FOR_LONG = _DECLARED.replace(", true)", ", false)")
_SAID = (SETTING, "lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout")


def narrow(session: Session, organisation_id: int) -> None:
    """From now on this session sees that organisation alone, in this transaction and in its later ones."""
    session.info[REACH] = str(organisation_id)
    if session.in_transaction():
        declare(session, None, session.connection())


@contextmanager
def within(session: Session, organisation_id: int) -> Generator[None]:
    """A part of a transaction that goes round every organisation: what it does for that one sees and writes nothing of others.

    After an exception the session stays narrowed; whoever goes on with it afterwards narrows it anew.
    """
    session.flush()
    before: str = session.info.get(REACH, EVERY)
    narrow(session, organisation_id)
    yield
    session.flush()
    session.info[REACH] = before
    declare(session, None, session.connection())


def reach_of(session: Session) -> int | None:
    """Which organisation it was narrowed to."""
    said: str = session.info.get(REACH, EVERY)
    return None if said == EVERY else int(said)


def declare(session: Session, _transaction: Any, connection: Connection) -> None:
    """Says to the database what the transaction may see, and how long it may take; on SQLite there is nobody to tell."""
    if connection.dialect.name == "postgresql":
        reach: str = session.info.get(REACH, EVERY)
        patience = f"{session.info.get(PATIENCE_OF, 0)}s"
        connection.exec_driver_sql(_DECLARED, (reach, patience, patience))


def declare_for_long(connection: Connection, reach: str, patience: int) -> None:
    """Says the same for all transactions of a connection to come, until `undeclare`."""
    if connection.dialect.name == "postgresql":
        with connection.begin():
            connection.exec_driver_sql(_DECLARED_FOR_LONG, (reach, f"{patience}s", f"{patience}s"))


def undeclare(connection: Connection) -> None:
    """Before the connection is given to anybody else: it sees no tenant's row until it says something again."""
    if connection.dialect.name == "postgresql":
        with connection.begin():
            for name in _SAID:
                connection.exec_driver_sql(f"RESET {name}")
