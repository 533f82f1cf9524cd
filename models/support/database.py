"""The database: one declarative base, an engine for SQLite (WAL) or PostgreSQL, and short transactions."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from copy import copy
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, DateTime, Dialect, Engine, MetaData, create_engine, event, make_url
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.pool import QueuePool
from sqlalchemy.types import JSON, TypeDecorator

from models.support.damaged_json import read_json
from models.support.database_bounds import LASTING, LOCK_PATIENCE, LONGEST_STATEMENT, PATIENCE
from models.support.private_file import private_database
from models.support.sealer import Sealer
from models.support.tenancy import EVERY, PATIENCE_OF, REACH, declare
from models.support.write_refusal import WriteRefusal
from models.support.writers_turn import writers_turn

WRITING = "cairn_writing"
SEALER = "cairn_sealer"
QUOTAS = "cairn_quotas"
"""In what a session knows: the bounds of every organisation (`models.account.organisation_quota`)."""

CONNECTIONS = 24
"""Connections of one process for the editor: more than it has threads for it, so that no request waits for one."""

KEPT_CONNECTIONS = 8
"""How many of them stay open when nobody needs them."""

KEY_CONNECTIONS = 2
"""For reading keys, beside the transaction that needs one: so that it never waits for a connection that waits for it."""


class Moment(TypeDecorator[datetime]):
    """A point in time: aware and in UTC on the Python side, whichever database keeps it."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone can't be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        },
    )
    type_annotation_map = {datetime: Moment, list[str]: JSON}  # noqa: RUF012 - SQLAlchemy reads it from the class


class _Session(Session):
    """Says at each begin what it may see."""


event.listen(_Session, "after_begin", declare)


class Database:
    """One engine, and sessions that commit when their block ends and roll back when it raises.

    `connections` is how many there can be at once; whoever gets none within `PATIENCE` seconds gets a TimeoutError of SQLAlchemy.
    `sealer` seals what its sessions keep sealed (`sealer_of`). `refusal` is shared by all of one database. `quotas` bound what
    organisations may have; None for no bound.
    """

    def __init__(
        self, url: str, connections: int = CONNECTIONS, sealer: Sealer | None = None, refusal: WriteRefusal | None = None
    ) -> None:
        self.url = url
        self.engine = _engine(url, connections)
        self.refusal = refusal or WriteRefusal()
        self.refusal.follow(self.engine, WRITING)
        self.reach = EVERY
        self.longest_statement = LONGEST_STATEMENT
        self.quotas: Mapping[str, int] | None = None
        self._apart: dict[int, Database] = {}
        self._sealer: Sealer | None = None
        self._is_apart = False
        self.sealer = sealer

    def apart(self, connections: int) -> "Database":
        """The same database through so many connections apart from these, so that nobody else's work can take them; closed with
        this one.
        """
        if connections not in self._apart:
            self._apart[connections] = Database(self.url, connections, refusal=self.refusal)
        other = self._apart[connections]
        other.share(self.sealer)
        other.longest_statement = self.longest_statement
        return other

    def share(self, sealer: Sealer | None) -> None:
        """Seals with one whose keys another one of the same database reads and closes."""
        self._sealer, self._is_apart = sealer, True

    @property
    def sealer(self) -> Sealer | None:
        return self._sealer

    @sealer.setter
    def sealer(self, sealer: Sealer | None) -> None:
        """Its data keys are those in this database; of one that belongs to another database, another one like it is taken."""
        if self._sealer is not None:
            self._sealer.chain.close()
        if sealer is not None:
            sealer = sealer if sealer.chain.is_free else sealer.of_another_database()
            sealer.chain.follow(_engine(self.url, KEY_CONNECTIONS))
        self._sealer = sealer

    @contextmanager
    def reading(self) -> Generator[Session]:
        """A session for looking only; nothing is committed."""
        with self._session(self.engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Generator[Session]:
        """A session whose changes are committed on leaving. On SQLite the write lock is taken at once,
        so that two writers queue up instead of failing half-way (`BEGIN IMMEDIATE`).
        """
        engine = self.engine.execution_options(**{WRITING: True})
        with writers_turn(self.url), self._session(engine) as session, session.begin():
            yield session

    def narrowed(self, organisation_id: int) -> "Database":
        """The same database, of which only that organisation's rows are seen where PostgreSQL holds it so (`tenancy`)."""
        other = copy(self)
        other.reach = str(organisation_id)
        return other

    def session_in(self, connection: Connection) -> Session:
        """A session in the transaction of a connection: who began that one commits it."""
        return self._session(connection)

    def _session(self, engine: Engine | Connection) -> Session:
        info = {SEALER: self.sealer, REACH: self.reach, QUOTAS: self.quotas, PATIENCE_OF: self.longest_statement}
        return _Session(engine, expire_on_commit=False, info=info)

    def close(self) -> None:
        for other in self._apart.values():
            other.close()
        if self._sealer is not None and not self._is_apart:
            self._sealer.chain.close()
        self.engine.dispose()


def sealer_of(session: Session) -> Sealer:
    """What seals in that session. Raises LookupError in one of a database that was opened without the secret key."""
    found: Sealer | None = session.info.get(SEALER)
    if found is None:
        raise LookupError("this database was opened without the secret key")
    return found


def _engine(url: str, connections: int) -> Engine:
    pool_size = min(connections, KEPT_CONNECTIONS)
    pool: dict[str, Any] = {"pool_size": pool_size, "max_overflow": connections - pool_size, "pool_timeout": PATIENCE}
    pool["json_deserializer"] = read_json
    if not url.startswith("sqlite"):
        said = make_url(url).query  # what the operator decides in the address stays so
        asked = {name: value for name, value in LASTING.items() if name not in said}
        return create_engine(url, pool_pre_ping=True, connect_args=asked, **pool)
    private_database(url)
    arguments = {"timeout": LOCK_PATIENCE, "isolation_level": None, "check_same_thread": False}
    engine = create_engine(url, connect_args=arguments, poolclass=QueuePool, **pool)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        f"busy_timeout={int(LOCK_PATIENCE * 1000)}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Any) -> None:
    immediate = connection.get_execution_options().get(WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
