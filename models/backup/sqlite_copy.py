"""Copies of a SQLite database, by its backup interface: of one moment, without keeping anybody from writing."""

import gzip
import shutil
import sqlite3
import zlib
from collections.abc import Collection, Generator
from contextlib import closing, contextmanager
from pathlib import Path

from models.backup.taken_copy import CopyFailed, Taken, counted

COMPRESSION = 6
EMPTY = "NULL value in "


class SqliteCopies:
    """Of the database at that path."""

    kind = "sqlite.gz"

    def __init__(self, url: str) -> None:
        self._path = Path(url.removeprefix("sqlite:///"))

    @property
    def folder(self) -> Path:
        """Where there is room for a second database like this one."""
        return self._path.absolute().parent

    def take(self, folder: Path, tables: Collection[str], left_out: Collection[str]) -> Taken:
        """The database without the rows of `left_out`, compressed. Raises CopyFailed."""
        copy, packed = folder / "copy.db", folder / f"copy.{self.kind}"
        try:
            with closing(_opened(self._path)) as source, closing(_opened(copy)) as target:
                source.execute("BEGIN")  # counted and copied is the same moment
                rows = dict(source.execute(counted(tables)).fetchall())
                migration = str(source.execute("SELECT version_num FROM alembic_version").fetchone()[0])
                source.backup(target)
                source.execute("ROLLBACK")
                target.execute("PRAGMA journal_mode=DELETE")
                for table in left_out:
                    target.execute(f"DELETE FROM {table}")  # noqa: S608 - one of our own tables
                target.execute("VACUUM")  # what was deleted is in no page of the file
        except sqlite3.Error as problem:
            raise CopyFailed(f"The database could not be copied: {problem}.") from problem
        with copy.open("rb") as plain, gzip.open(packed, "wb", COMPRESSION) as file:
            shutil.copyfileobj(plain, file, 1 << 20)
        copy.unlink()
        return Taken(packed, migration, rows)

    @contextmanager
    def restored(self, packed: Path) -> Generator[str]:
        """The address of a database that is what was packed, for as long as the block lasts. Raises CopyFailed."""
        path = packed.with_name("restored.db")
        try:
            with gzip.open(packed) as file, path.open("wb") as plain:
                shutil.copyfileobj(file, plain, 1 << 20)
            with closing(_opened(path)) as found:
                damage = damage_of(found)
        except (sqlite3.Error, EOFError, zlib.error, gzip.BadGzipFile) as problem:
            raise CopyFailed(f"This is no database that was packed by Cairn: {problem}.") from problem
        if damage:
            raise CopyFailed(f"The database in the backup is damaged: {damage}.")
        try:
            yield f"sqlite:///{path}"
        finally:
            for left in path.parent.glob(f"{path.name}*"):
                left.unlink()

    def put(self, url: str) -> None:
        """Makes the database what the one at `url` is: all of it, or, when this is interrupted, nothing."""
        try:
            with closing(_opened(Path(url.removeprefix("sqlite:///")))) as source, closing(_opened(self._path)) as target:
                source.backup(target)
        except sqlite3.Error as problem:
            raise CopyFailed(f"The database could not be written: {problem}.") from problem


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, timeout=10)
    connection.execute("PRAGMA secure_delete=ON")
    return connection


def damage_of(connection: sqlite3.Connection) -> str:
    """What SQLite first finds wrong in the file; empty when it is whole.

    Of tables without a row number SQLite 3.40 reads columns in another order here, and finds NULL where nothing is: for each
    row, so that what else there is must be looked for behind as many. Whether one is there is asked of the column itself.
    """
    found = (str(said) for (said,) in connection.execute(f"PRAGMA integrity_check({2**31 - 1})"))
    empty: set[str] = set()
    for said in found:
        if said.startswith(EMPTY):
            empty.add(said)
        elif said != "ok":
            return said
    return next((said for said in sorted(empty) if _is_empty(connection, *said.removeprefix(EMPTY).split("."))), "")


def _is_empty(connection: sqlite3.Connection, table: str, column: str) -> bool:
    """Whether a row has NULL there. `IS NULL` is not even looked up where a column must not be."""
    asked = f'SELECT EXISTS (SELECT 1 FROM "{table}" WHERE typeof("{column}") = \'null\')'  # noqa: S608 - as SQLite names them
    return bool(connection.execute(asked).fetchone()[0])
