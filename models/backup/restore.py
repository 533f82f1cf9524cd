"""A restore: into an empty database, as it was, except for what was erased since.

Everything is done to a database of its own first, and only what is whole and finished is put where it belongs.
"""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from sqlalchemy import func, inspect, select, text
from sqlalchemy.orm import Session

from models.account.member import Member
from models.account.organisation import GRACE, Organisation
from models.backup.backup_name import BackupName
from models.backup.engine_copies import copies_of
from models.backup.kept_keys import ErasedVisitorJson, KeptJson, erased_ones, put_back
from models.backup.stored_backup import StoredBackup
from models.backup.workspace import workspace
from models.privacy.erased_visitor import erase_subject
from models.privacy.erasure import Erasure
from models.privacy.visitor_erasure import VisitorErasure
from models.site.site import Site
from models.support.database import Database
from models.support.sealer import Sealer

VERSIONS = "alembic_version"


class RestoreRefused(ValueError):
    """Nothing was restored; the sentence says why."""


class Migrations(Protocol):
    def upgrade(self, database: Database) -> None: ...
    def downgrade(self, database: Database, revision: str) -> None: ...


@dataclass(frozen=True)
class Restored:
    made_at: datetime
    organisations: int
    members: int
    keys: int | None
    """Keys of the audit log and of subjects that were put back; None when the file with them is not there."""
    erased: int
    """Organisations, members and identified visitors that are in the backup, were deleted since and stay so."""


@dataclass(frozen=True)
class Restore:
    """Of one backup, for the database at `url`."""

    backup: StoredBackup
    url: str
    sealer: Sealer
    clear_away: Callable[[Database, datetime], object]
    """Clears away the organisations whose time is over by then."""
    erase: Callable[[Session, int, datetime], dict[str, int]]
    """Erases a member, and counts what went."""
    migrations: Migrations

    def run(self, now: datetime) -> Restored:
        """Raises RestoreRefused, NotOpened, StorageProblem and CopyFailed; the database is as it was then."""
        made_at = self._made_at()
        has_tables = self._refuse_full()
        with self.opened() as database:
            kept = self.backup.kept()
            keys, erased = self._catch_up(database, kept, now)
            with database.reading() as session:
                organisations, members = (_count(session, model) for model in (Organisation, Member))
            database.close()
            self._replace(database.url, has_tables=has_tables)
        return Restored(made_at, organisations, members, keys, erased)

    @contextmanager
    def opened(self) -> Generator[Database]:
        """What the backup holds, brought to this version, as a database of its own."""
        self._made_at()
        copies = copies_of(self.url)
        with workspace(copies.folder) as folder, self.backup.restored(copies, folder) as url:
            database = Database(url, connections=2, sealer=self.sealer)
            try:
                self.migrations.upgrade(database)
                yield database
            finally:
                database.close()

    def _made_at(self) -> datetime:
        name, wanted = BackupName.read(self.backup.name), copies_of(self.url).kind
        if name is None:
            raise RestoreRefused(f"{self.backup.name} is not called as a backup of Cairn is: cairn-20261130T033000Z.{wanted}.age")
        if name.kind != wanted:
            engines = {"sqlite.gz": "SQLite", "pgdump": "PostgreSQL"}
            raise RestoreRefused(
                f"This backup is of {engines[name.kind]} and CAIRN_DATABASE_URL names {engines[wanted]}. Restore it into "
                "SQLite and move that with cairn migrate --from, or name a PostgreSQL database."
            )
        return name.at

    def _refuse_full(self) -> bool:
        """Whether the database has tables, all of them empty. Raises RestoreRefused when it holds anything."""
        if self.url.startswith("sqlite") and not Path(self.url.removeprefix("sqlite:///")).exists():
            return False
        database = Database(self.url, connections=2)
        try:
            there = set(inspect(database.engine).get_table_names())
            if not there:
                return False
            if VERSIONS not in there:
                raise RestoreRefused("The database has tables that are not Cairn's; a backup is restored into an empty one only.")
            with database.reading() as session:
                organisations, members = (
                    _count(session, model) if model.__tablename__ in there else 0 for model in (Organisation, Member)
                )
        finally:
            database.close()
        if organisations or members:
            full = f"The database holds members ({members}) or organisations ({organisations})"
            raise RestoreRefused(f"{full}; a backup is restored into an empty one only.")
        return True

    def _catch_up(self, database: Database, kept: KeptJson | None, now: datetime) -> tuple[int | None, int]:
        """What was erased since the backup is erased again, and what is over by now goes."""
        with database.writing() as session:
            keys = put_back(session, kept) if kept is not None else None
            erased = erased_ones(session, kept) if kept is not None else ()
            for one in erased:
                one.deleted_at = now - GRACE
        self.clear_away(database, now)
        members = kept.get("members", {}) if kept is not None else {}
        visitors = kept.get("visitors", []) if kept is not None else []
        again = sum(self._erase(database, int(one), receipt, now) for one, receipt in members.items())
        return keys, len(erased) + again + sum(_erase_visitor(database, one, now) for one in visitors)

    def _erase(self, database: Database, member_id: int, receipt_hash: str, now: datetime) -> bool:
        """Whether the backup still held that member."""
        with database.writing() as session:
            found = session.get(Member, member_id)
            if found is None or found.email_index is None:
                return False
            rows = self.erase(session, member_id, now)
            Erasure.again(session, member_id, receipt_hash, rows, now)
            return True

    def _replace(self, url: str, *, has_tables: bool) -> None:
        if has_tables and not url.startswith("sqlite"):
            database = Database(self.url, connections=2, sealer=self.sealer)
            try:
                self.migrations.downgrade(database, "base")
                with database.writing() as session:
                    session.execute(text(f"DROP TABLE {VERSIONS}"))
            finally:
                database.close()
        Database(self.url).close()  # a new file of SQLite is nobody else's to read
        copies_of(self.url).put(url)


def _erase_visitor(database: Database, erased: ErasedVisitorJson, now: datetime) -> bool:
    """Whether the backup still held anything of theirs. It is noted also where it did not: another one may."""
    with database.writing() as session:
        site = Site.find(session, erased["organisation"], erased["site"])
        rows = erase_subject(session, erased["subject"])
        if site is not None:
            VisitorErasure.again(session, erased["subject"], site, erased["receipt"], rows, now)
        return bool(rows)


def _count(session: Session, model: type[Organisation | Member]) -> int:
    return session.scalar(select(func.count()).select_from(model)) or 0
