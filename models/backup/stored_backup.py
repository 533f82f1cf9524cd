"""A backup where it lies, and the file with keys beside it."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from models.backup.age_envelope import BackupKey
from models.backup.engine_copies import Copies
from models.backup.kept_keys import NAME, KeptJson, read_kept
from models.support.storage import Storage


@dataclass(frozen=True)
class StoredBackup:
    storage: Storage
    name: str
    key: BackupKey

    @contextmanager
    def restored(self, copies: Copies, folder: Path) -> Generator[str]:
        """The address of a database that is what the backup holds, for as long as the block lasts.

        Raises StorageProblem, NotOpened and CopyFailed; whatever is wrong with the file is known before a database is made.
        """
        sealed, packed = folder / self.name, folder / f"opened.{copies.kind}"
        with sealed.open("wb") as file:
            self.storage.fetch(self.name, file)
        self.key.open_file(sealed, packed, self.name)
        sealed.unlink()
        with copies.restored(packed) as url:
            packed.unlink()
            yield url

    def kept(self) -> KeptJson | None:
        """None when there is no such file. Raises NotOpened and StorageProblem."""
        data = self.storage.get(NAME)
        return read_kept(data, self.key) if data is not None else None
