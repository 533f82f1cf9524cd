"""Making a backup: copied, packed, encrypted, put where it is kept, and restored from there to see that it can be."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import MetaData

from models.backup.age_envelope import BackupKey, NotOpened
from models.backup.backup_name import BackupName, outdated
from models.backup.backup_run import BackupRun
from models.backup.engine_copies import Copies, copies_of
from models.backup.kept_keys import keep
from models.backup.left_out import LEFT_OUT
from models.backup.rehearsal import differences
from models.backup.stored_backup import StoredBackup
from models.backup.taken_copy import CopyFailed, Taken
from models.backup.workspace import workspace
from models.support.backup_settings import Keep
from models.support.database import Database
from models.support.storage import Storage


@dataclass(frozen=True)
class Backups:
    """Of one database, to one place. `metadata` knows every table."""

    database: Database
    metadata: MetaData
    key: BackupKey
    storage: Storage

    def make(self, now: datetime) -> BackupRun:
        """One backup, with its rehearsal. What went wrong is in the run, which is in the database, too."""
        run, copies = BackupRun(started_at=now, place=self.storage.url[:500], rows={}), copies_of(self.database.url)
        self._note(run)
        try:
            with workspace(copies.folder) as folder:
                taken = self._write(run, copies, folder)
                self._note(run)
                run.problem = self._rehearse(run, copies, taken)[:500]
        except (CopyFailed, NotOpened, OSError) as problem:
            run.problem = str(problem)[:500]
        self._note(run)
        return run

    def rotate(self, most: Keep) -> list[str]:
        """Removes the backups whose time is over; returns their names. What is no backup of Cairn's is left alone."""
        gone = [str(name) for name in outdated([name for name in map(BackupName.read, self.storage.names()) if name], most)]
        for name in gone:
            self.storage.remove(name)
        return gone

    def _write(self, run: BackupRun, copies: Copies, folder: Path) -> Taken:
        taken = copies.take(folder, self.tables, LEFT_OUT)
        name = str(BackupName(run.started_at, copies.kind))
        sealed = folder / name
        self.key.seal_file(taken.path, sealed)
        taken.path.unlink()
        self.storage.put(name, sealed)
        run.name, run.bytes, run.rows, run.migration = name, sealed.stat().st_size, taken.rows, taken.migration
        sealed.unlink()
        keep(self.database, self.storage, self.key)
        run.written_at = datetime.now(UTC)
        return taken

    def _rehearse(self, run: BackupRun, copies: Copies, taken: Taken) -> str:
        """What is wrong with what lies in the storage; empty when nothing is."""
        stored = StoredBackup(self.storage, run.name, self.key)
        with stored.restored(copies, taken.path.parent) as url:
            wrong = differences(url, taken, stored.kept(), self.database.sealer)
        run.rehearsed_at = None if wrong else datetime.now(UTC)
        return "; ".join(wrong)

    @property
    def tables(self) -> list[str]:
        return [table.name for table in self.metadata.sorted_tables if table.name not in LEFT_OUT]

    def _note(self, run: BackupRun) -> None:
        with self.database.writing() as session:
            session.add(run)
