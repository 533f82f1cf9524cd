"""What keeps the database from working for now, told from a fault of the program: it does not answer, is busy with others, has no
room left, or takes no changes.
"""

from enum import Enum
from sqlite3 import (
    SQLITE_BUSY,
    SQLITE_CANTOPEN,
    SQLITE_FULL,
    SQLITE_IOERR,
    SQLITE_LOCKED,
    SQLITE_PROTOCOL,
    SQLITE_READONLY,
)

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection


class DatabaseTrouble(Enum):
    """One sentence for whoever waits."""

    SILENT = "The database does not answer at present."
    BUSY = "The database is busy with something else."
    FULL = "The database has no room left: the operator of this Cairn has to make some."
    READ_ONLY = "The database takes no changes at present: the operator of this Cairn can say why."


_OF_SQLITE = {
    SQLITE_BUSY: DatabaseTrouble.BUSY,
    SQLITE_LOCKED: DatabaseTrouble.BUSY,
    SQLITE_PROTOCOL: DatabaseTrouble.BUSY,
    SQLITE_FULL: DatabaseTrouble.FULL,
    SQLITE_READONLY: DatabaseTrouble.READ_ONLY,
    SQLITE_IOERR: DatabaseTrouble.SILENT,
    SQLITE_CANTOPEN: DatabaseTrouble.SILENT,
}
"""By the primary result code: https://www.sqlite.org/rescode.html."""

_OF_POSTGRES = {
    "25006": DatabaseTrouble.READ_ONLY,
    "40001": DatabaseTrouble.BUSY,
    "40P01": DatabaseTrouble.BUSY,
    "53000": DatabaseTrouble.BUSY,
    "53100": DatabaseTrouble.FULL,
    "53200": DatabaseTrouble.BUSY,
    "53300": DatabaseTrouble.BUSY,
    "55P03": DatabaseTrouble.BUSY,
    "57014": DatabaseTrouble.BUSY,
    "57P01": DatabaseTrouble.SILENT,
    "57P02": DatabaseTrouble.SILENT,
    "57P03": DatabaseTrouble.SILENT,
    "58030": DatabaseTrouble.SILENT,
}
"""By SQLSTATE: https://www.postgresql.org/docs/current/errcodes-appendix.html. Those of class 08 are lost connections as well."""


def trouble_of(problem: BaseException) -> DatabaseTrouble | None:
    """None where trying again later would not help: for anything that is wrong with what was asked, or with the program."""
    if isinstance(problem, NoConnection):
        return DatabaseTrouble.BUSY
    if not isinstance(problem, DBAPIError):
        return None
    code = getattr(problem.orig, "sqlite_errorcode", None)
    if code is not None:
        return _OF_SQLITE.get(code & 0xFF)
    state: str | None = getattr(problem.orig, "sqlstate", None)
    if state is not None and not state.startswith("08"):
        return _OF_POSTGRES.get(state)
    is_lost = problem.connection_invalidated or (state is not None)
    return DatabaseTrouble.SILENT if is_lost or _is_without_a_server(problem) else None


def _is_without_a_server(problem: DBAPIError) -> bool:
    """What a driver says when no server is there to give it a code: of SQLite such words are the program's own fault."""
    return isinstance(problem, (OperationalError, InterfaceError)) and hasattr(problem.orig, "sqlstate")
