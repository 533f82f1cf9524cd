"""How often the database is asked while something happens."""

from collections.abc import Generator
from contextlib import contextmanager

from sqlalchemy import event


@contextmanager
def asked_queries(database) -> Generator[list[str]]:
    """The statements that ask for or change rows, in the order in which they were sent."""
    said: list[str] = []

    def note(_connection, _cursor, statement, *_rest):
        if statement.lstrip().upper().startswith(("SELECT", "INSERT", "UPDATE", "DELETE")) and "set_config" not in statement:
            said.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(database.engine, "before_cursor_execute", note)
