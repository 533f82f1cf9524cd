"""Statements that reach PostgreSQL together, and whose results come back together.

Whoever waits for a result lets go of the interpreter's lock and has to wait for it again, which takes milliseconds in a process
that serves; several statements in one go wait once. (libpq's pipeline mode.)
"""

from collections.abc import Generator
from contextlib import contextmanager

import psycopg
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError


@contextmanager
def sent_together(connection: Connection) -> Generator[None]:
    """For statements of which no result is looked at, in a transaction that has begun. Whatever is wrong with one of them is
    raised at the end, if not before, as SQLAlchemy raises it. On SQLite, which is no other process, each is done at once.
    """
    driver = connection.connection.driver_connection
    if not isinstance(driver, psycopg.Connection):
        yield
        return
    try:
        with driver.pipeline():
            yield
    except psycopg.Error as problem:
        raise DBAPIError.instance(None, None, problem, psycopg.Error, dialect=connection.dialect) from problem
