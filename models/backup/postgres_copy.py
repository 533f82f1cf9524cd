"""Copies of a PostgreSQL database, by `pg_dump` in its custom format: of one moment, which is also what is counted."""

import secrets
import tempfile
import time
from collections.abc import Collection, Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, NullPool, create_engine, make_url, text
from sqlalchemy.exc import SQLAlchemyError

from models.backup.postgres_tools import LONGEST, SEES_ALL, check_tool, run_tool
from models.backup.taken_copy import CopyFailed, Taken, counted

JOBS = "dbos"
"""The schema of the worker's own tables, which are not Cairn's content."""

SCRATCH = "cairn_rehearsal_"
MAY_NOT = "A rehearsal restores into a database of its own. Let Cairn's role make one: ALTER ROLE … CREATEDB."


class PostgresCopies:
    """Of the database at that address."""

    kind = "pgdump"

    def __init__(self, url: str) -> None:
        self._url = url

    @property
    def folder(self) -> Path:
        return Path(tempfile.gettempdir())

    def take(self, folder: Path, tables: Collection[str], left_out: Collection[str]) -> Taken:
        """The database without the rows of `left_out`. Raises CopyFailed."""
        path = folder / f"copy.{self.kind}"
        with _connected(self._url) as connection:
            check_tool("pg_dump", _version(connection))
            connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
            snapshot = str(connection.execute(text("SELECT pg_export_snapshot()")).scalar_one())
            rows = {str(name): int(number) for name, number in connection.execute(text(counted(tables)))}
            migration = str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
            without = [f"--exclude-table-data=public.{one}" for one in sorted(left_out)]
            of = ["--format=custom", f"--snapshot={snapshot}", f"--exclude-schema={JOBS}", "--no-owner", "--no-privileges"]
            run_tool(["pg_dump", "--enable-row-security", *of, *without, f"--file={path}"], self._url)
        return Taken(path, migration, rows)

    @contextmanager
    def restored(self, packed: Path) -> Generator[str]:
        """The address of a database that is what was packed, for as long as the block lasts. Raises CopyFailed."""
        name = f"{SCRATCH}{int(time.time())}_{secrets.token_hex(4)}"
        engine = create_engine(make_url(self._url), isolation_level="AUTOCOMMIT", poolclass=NullPool)
        try:
            self._make(engine, name)
            address = make_url(self._url).set(database=name).render_as_string(hide_password=False)
            try:
                _fill(address, packed)
                yield address
            finally:
                _drop(engine, name)
        finally:
            engine.dispose()

    def put(self, url: str) -> None:
        """Fills the database, which has no table, with the one at `url`: all of it or, when this is interrupted, nothing."""
        with tempfile.TemporaryDirectory(prefix="cairn-") as folder:
            packed = Path(folder) / "whole"
            run_tool(
                ["pg_dump", "--enable-row-security", "--format=custom", "--no-owner", "--no-privileges", f"--file={packed}"], url
            )
            _fill(self._url, packed)

    def _make(self, engine: Engine, name: str) -> None:
        try:
            with engine.connect() as connection:
                check_tool("pg_restore", _version(connection))
                there = connection.execute(text("SELECT datname FROM pg_database")).scalars().all()
                for left in filter(_is_left, map(str, there)):
                    _drop(engine, left)
                connection.execute(text(f'CREATE DATABASE "{name}" TEMPLATE template0'))
        except SQLAlchemyError as problem:
            said = str(getattr(problem, "orig", problem)).splitlines()[0]
            raise CopyFailed(
                f"{MAY_NOT} ({said})" if "permission" in said else f"The database does not answer: {said}"
            ) from problem


def _is_left(name: str) -> bool:
    """Whether it is of a rehearsal that was killed: none takes so long."""
    made = name.removeprefix(SCRATCH).partition("_")[0]
    return name.startswith(SCRATCH) and made.isdigit() and int(made) < time.time() - LONGEST


def _fill(url: str, packed: Path) -> None:
    words = ["pg_restore", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", str(packed)]
    run_tool(words, url)


def _drop(engine: Engine, name: str) -> None:
    with engine.connect() as connection:
        connection.execute(text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))


def _version(connection: Connection) -> int:
    return int(connection.execute(text("SHOW server_version_num")).scalar_one()) // 10_000


@contextmanager
def _connected(url: str) -> Generator[Connection]:
    engine = create_engine(url, poolclass=NullPool, connect_args={"options": SEES_ALL})
    try:
        with engine.connect() as connection:
            yield connection
    except SQLAlchemyError as problem:
        said = str(getattr(problem, "orig", problem)).splitlines()[0]
        raise CopyFailed(f"The database does not answer: {said}") from problem
    finally:
        engine.dispose()
