"""What most tests begin with, made once in a process by the product's own way: the others find copies of its rows."""

import io
import pickle
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection

from models.schema import metadata
from models.support.database import Database
from models.support.sealer import Sealer
from tests.support.databases import ROLE

Rows = dict[str, Any]
"""Of each table that has any: in SQLite tuples, in PostgreSQL the text that COPY writes and reads."""

Said = TypeVar("Said")
SEQUENCES = "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL"


@dataclass(frozen=True)
class Beginning:
    """Rows of an empty database, and what was said about them: pickled, so that each test has its own."""

    rows: Rows
    sequences: list[tuple[str, int]]
    said: bytes

    @classmethod
    def of(cls, database: Database, said: Any) -> "Beginning":
        with database.engine.connect() as connection:
            rows = {table.name: found for table in metadata.sorted_tables if (found := _read(connection, table.name))}
            is_sqlite = connection.dialect.name == "sqlite"
            sequences = [] if is_sqlite else [(name, last) for name, last in connection.exec_driver_sql(SEQUENCES)]
        return cls(rows, sequences, _pickled(said))

    def write(self, database: Database) -> Any:
        """Returns what was said. Whoever seals in that database asks for its keys anew, as after another process wrote them."""
        with database.engine.begin() as connection:
            for name, found in self.rows.items():
                _write(connection, name, found)
            if self.sequences:
                moves = ", ".join(f"setval('{name}', {last})" for name, last in self.sequences)
                connection.exec_driver_sql(f"SELECT {moves}")
        if database.sealer is not None:
            database.sealer.chain.refresh()
        return _Unpickler(io.BytesIO(self.said), database).load()

    def has_room(self, database: Database) -> bool:
        """Whether no table of it has a row yet."""
        with database.engine.connect() as connection:
            looks = " UNION ALL ".join(f"SELECT 1 FROM {name}" for name in self.rows)
            return not connection.exec_driver_sql(f"SELECT EXISTS ({looks})").scalar()


_BEGUN: dict[tuple[Hashable, ...], Beginning] = {}


def begin(database: Database, what: Hashable, make: Callable[[], Said]) -> Said:
    """What `make` returns, and its rows in that database. What it returns and writes may depend on nothing but `what`.

    It is called the first time for a `what`, an engine and a master key; and always where there are rows already, and where
    PostgreSQL is met in the role that serves, which copies no tables.
    """
    if database.sealer is None or database.engine.url.username == ROLE:
        return make()
    place = (what, database.engine.dialect.name, database.sealer.chain.master)
    begun = _BEGUN.get(place)
    if begun is not None and begun.has_room(database):
        return begun.write(database)
    is_empty = begun is None and not Beginning.of(database, None).rows
    said = make()
    if is_empty:
        _BEGUN[place] = Beginning.of(database, said)
    return said


class _Pickler(pickle.Pickler):
    """A sealer stays where it is: rows that were sealed know theirs."""

    def persistent_id(self, obj: Any) -> str | None:
        return "sealer" if isinstance(obj, Sealer) else None


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, database: Database) -> None:
        super().__init__(file)
        self._database = database

    def persistent_load(self, _name: str) -> Sealer | None:
        return self._database.sealer


def _pickled(said: Any) -> bytes:
    file = io.BytesIO()
    _Pickler(file).dump(said)
    return file.getvalue()


def _read(connection: Connection, name: str) -> Any:
    if connection.dialect.name == "sqlite":
        return [tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {name}")]
    with _cursor(connection).copy(f"COPY {name} TO STDOUT") as copy:
        return b"".join(bytes(part) for part in copy)


def _write(connection: Connection, name: str, found: Any) -> None:
    if connection.dialect.name == "sqlite":
        places = ", ".join("?" * len(found[0]))
        connection.exec_driver_sql(f"INSERT INTO {name} VALUES ({places})", found)
        return
    with _cursor(connection).copy(f"COPY {name} FROM STDIN") as copy:
        copy.write(found)


def _cursor(connection: Connection) -> Any:
    driver: Any = connection.connection.driver_connection
    return driver.cursor()
