import os
from pathlib import Path

import pytest

from models.backup.age_envelope import BackupKey
from models.backup.make_backup import Backups
from models.schema import metadata
from models.support.storage import Storage
from models.support.storage_url import folder_url
from tests.support.databases import postgres_programs


@pytest.fixture(autouse=True)
def _programs(monkeypatch):
    """`pg_dump` and `pg_restore` of the server's own version."""
    monkeypatch.setenv("PATH", f"{postgres_programs()}{os.pathsep}{os.environ['PATH']}")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def backups(database, folder) -> Backups:
    return Backups(database, metadata, BackupKey.of(b"k" * 32), Storage(folder_url(folder)))
