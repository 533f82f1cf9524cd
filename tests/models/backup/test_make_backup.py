import threading
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from sqlalchemy import text

from models.backup.backup_run import BackupRun
from models.backup.engine_copies import copies_of
from models.backup.left_out import PASSING
from models.backup.make_backup import Backups
from models.backup.stored_backup import StoredBackup
from models.backup.workspace import PREFIX, workspace
from models.support.backup_settings import Keep
from models.support.database import Database
from models.support.storage import Storage
from models.support.storage_url import folder_url

NOW = datetime(2026, 11, 30, 3, 30, tzinfo=UTC)


def test_a_backup_under_writes_is_of_one_moment(backups, database, folder, tmp_path, alice):
    """Two tables are written to in each transaction; a copy of one moment has as much in one as in the other."""
    begun, done = threading.Event(), threading.Event()

    def write() -> None:
        number = 0
        while not done.is_set():
            number += 1
            with database.writing() as session:
                for table in ("worker_pulses_a", "worker_pulses_b"):
                    session.execute(text(f"INSERT INTO {table} VALUES (:number)"), {"number": number})
            if number == 20:
                begun.set()

    with database.writing() as session:
        for table in ("worker_pulses_a", "worker_pulses_b"):
            session.execute(text(f"CREATE TABLE {table} (number INTEGER)"))
    writer = threading.Thread(target=write)
    writer.start()
    begun.wait(20)
    try:
        made = backups.make(NOW)
    finally:
        done.set()
        writer.join()
    assert made.problem == ""
    copies = copies_of(database.url)
    with workspace(tmp_path) as place, StoredBackup(backups.storage, made.name, backups.key).restored(copies, place) as url:
        restored = Database(url, connections=1)
        with restored.reading() as session:
            counts = [session.execute(text(f"SELECT COUNT(*) FROM worker_pulses_{one}")).scalar_one() for one in "ab"]
        restored.close()
    assert counts[0] == counts[1] >= 20


def test_promise_3_names_of_networks_and_sign_ins_are_in_no_backup(backups, database, tmp_path, client, alice):
    client.sign_in(alice)
    with database.reading() as session:
        assert session.execute(text("SELECT COUNT(*) FROM member_sessions")).scalar_one() == 1
    made = backups.make(NOW)
    with (
        workspace(tmp_path) as place,
        StoredBackup(backups.storage, made.name, backups.key).restored(copies_of(database.url), place) as url,
    ):
        restored = Database(url, connections=1)
        with restored.reading() as session:
            for table in PASSING:
                assert session.execute(text(f"SELECT COUNT(*) FROM {table}")).scalar_one() == 0, table
        restored.close()


def test_promise_m6_a_backup_that_cannot_be_restored_is_no_good_one(backups, database, alice):
    class Rotting(Storage):
        """Gives back other bytes than it was given."""

        def fetch(self, name, into):
            kept = BytesIO()
            super().fetch(name, kept)
            whole = kept.getvalue()
            into.write(whole[:-10] + bytes([whole[-10] ^ 1]) + whole[-9:])

    made = Backups(database, backups.metadata, backups.key, Rotting(backups.storage.url)).make(NOW)
    assert "is damaged" in made.problem
    with database.reading() as session:
        assert BackupRun.last_good(session) is None
        last = BackupRun.last(session)
        assert last
        assert (last.rehearsed_at, last.problem) == (None, made.problem)


@pytest.mark.one_engine
def test_a_place_that_takes_nothing_is_said(backups, database, tmp_path, alice):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OSError, match="file"):
        Storage(folder_url(tmp_path / "file" / "below"))
    place = Storage(folder_url(tmp_path / "place"))
    (tmp_path / "place").rmdir()
    (tmp_path / "place").write_text("in the way")
    assert str(tmp_path) in Backups(database, backups.metadata, backups.key, place).make(NOW).problem


@pytest.mark.one_engine
def test_it_is_due_each_night_and_overdue_after_26_hours(backups, database, alice):
    with database.reading() as session:
        assert BackupRun.is_due(session, NOW)
    backups.make(NOW)
    with database.reading() as session:
        assert not BackupRun.is_due(session, NOW + timedelta(hours=23, minutes=59))
        assert BackupRun.is_due(session, NOW + timedelta(hours=24))
        assert not BackupRun.is_overdue(session, NOW + timedelta(hours=26))
        assert BackupRun.is_overdue(session, NOW + timedelta(hours=26, seconds=1))


@pytest.mark.one_engine
def test_a_new_instance_is_given_its_first_night(database, alice):
    with database.reading() as session:
        began = alice.organisation.created_at
        assert not BackupRun.is_overdue(session, began + timedelta(hours=25))
        assert BackupRun.is_overdue(session, began + timedelta(hours=27))


@pytest.mark.one_engine
def test_rotation_removes_backups_and_nothing_else(backups, folder, alice):
    names = [backups.make(NOW - timedelta(days=days)).name for days in (0, 1, 3)]
    (folder / "notes.txt").write_text("mine")
    assert backups.rotate(Keep(days=2, weeks=0, months=0)) == [names[2]]
    assert sorted(path.name for path in folder.iterdir()) == sorted([*names[:2], "cairn-keys.age", "notes.txt"])


def test_what_a_killed_backup_left_is_cleared_away_and_what_is_in_use_is_not(tmp_path):
    left = tmp_path / f"{PREFIX}left"
    left.mkdir()
    (left / "held").touch()
    (left / "copy.db").write_text("somebody's names")
    with workspace(tmp_path) as first:
        assert not left.exists()
        (first / "copy.db").touch()
        with workspace(tmp_path) as second:
            assert (first / "copy.db").exists()
            assert second != first
    assert list(tmp_path.iterdir()) == []
