"""Backup, wipe, restore: on both databases."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from datetime import UTC, datetime

import pytest
from sqlalchemy import inspect, select, text

import migrations
from models.account import Organisation
from models.account.audit_chain import forget_member
from models.account.audit_log import AuditEntry
from models.account.organisation import GRACE
from models.backup.age_envelope import BackupKey, NotOpened
from models.backup.kept_keys import keep
from models.backup.left_out import LEFT_OUT
from models.backup.restore import Restore, RestoreRefused
from models.backup.stored_backup import StoredBackup
from models.job.organisation_purge import clear_away
from models.privacy.erased_member import erase_member
from models.release.publish import publish
from models.schema import metadata
from models.support.sealer import Sealer, Unsealable
from tests.support.databases import everything
from tests.support.people import tour

NOW = datetime.now(UTC)


def live_tour(database, alice):
    with database.writing() as session:
        publish(session, tour(session, alice), seen="", by=session.merge(alice.member), now=NOW)


def erase(session, member_id, now):
    return erase_member(session, metadata, member_id, now)


def restore_of(backups, name, target, key=None) -> Restore:
    stored = StoredBackup(backups.storage, name, key or backups.key)
    return Restore(stored, target.url, Sealer(b"k" * 32), lambda one, now: clear_away(one, metadata, now), erase, migrations)


def lasting(database) -> dict[str, set[str]]:
    """What a restore brings back as it was; of keys, what they open is compared."""
    return {name: rows for name, rows in everything(database).items() if name not in LEFT_OUT | {"backup_runs"}}


def said(entry: AuditEntry) -> str:
    try:
        return entry.sentence
    except Unsealable:
        return "sealed"


def words(database) -> list[str]:
    with database.reading() as session:
        return [said(entry) for entry in session.scalars(select(AuditEntry).order_by(AuditEntry.id))]


@pytest.mark.long
def test_promise_m6_what_is_restored_is_what_was_there(backups, database, databases, alice):
    live_tour(database, alice)
    made = backups.make(NOW)
    assert made.problem == ""
    assert made.rehearsed_at is not None
    with databases.fresh() as target:
        done = restore_of(backups, made.name, target).run(NOW)
        assert lasting(target) == lasting(database)
        assert words(target) == words(database)
        assert any("is live in production" in one for one in words(target))
        assert done.keys == len(everything(database)["audit_keys"]) + len(everything(database)["subject_keys"])
        assert migrations.is_current(target)
        with target.writing() as session:  # numbers go on behind those that were restored
            AuditEntry.note(session, alice.organisation.id, "guide.published", "After the restore.", None, NOW)
        with pytest.raises(RestoreRefused, match="into an empty one only"):
            restore_of(backups, made.name, target).run(NOW)


@pytest.mark.long
def test_a_file_that_is_not_what_it_was_changes_nothing(backups, database, databases, folder, alice):
    made = backups.make(NOW)
    path = folder / made.name
    whole = path.read_bytes()
    damaged = {
        "damaged": [whole[:-1], whole[: len(whole) // 2], whole[:-200] + bytes([whole[-200] ^ 1]) + whole[-199:], b"", b"hello"],
        "another CAIRN_SECRET_KEY": [whole[:60] + (b"B" if whole[60:61] == b"A" else b"A") + whole[61:]],
    }
    with databases.fresh(migrated=False) as target:
        for sentence, files in damaged.items():
            for content in files:
                path.write_bytes(content)
                with pytest.raises(NotOpened, match=sentence):
                    restore_of(backups, made.name, target).run(NOW)
        path.write_bytes(whole)
        with pytest.raises(NotOpened, match="another CAIRN_SECRET_KEY"):
            restore_of(backups, made.name, target, BackupKey.of(b"j" * 32)).run(NOW)
        assert inspect(target.engine).get_table_names() == []
        assert restore_of(backups, made.name, target).run(NOW).members > 0


def test_tables_that_are_not_cairns_keep_a_restore_away(backups, databases, alice):
    made = backups.make(NOW)
    with databases.fresh(migrated=False) as target:
        with target.writing() as session:
            session.execute(text("CREATE TABLE invoices (id INTEGER)"))
        with pytest.raises(RestoreRefused, match="not Cairn's"):
            restore_of(backups, made.name, target).run(NOW)
        assert inspect(target.engine).get_table_names() == ["invoices"]


@pytest.mark.one_engine
def test_a_backup_says_by_its_name_what_it_is_of(backups, databases, database, alice):
    other = "pgdump" if database.url.startswith("sqlite") else "sqlite.gz"
    for name, sentence in ((f"cairn-20261130T033000Z.{other}.age", "This backup is of"), ("notes.txt", "not called as a backup")):
        with databases.fresh(migrated=False) as target, pytest.raises(RestoreRefused, match=sentence):
            restore_of(backups, name, target).run(NOW)


@pytest.mark.long
def test_what_was_erased_since_does_not_come_back(backups, database, databases, alice, bob, charlie):
    """An organisation that is gone, and the words about a member whose key was destroyed."""
    live_tour(database, alice)
    with database.writing() as session:
        AuditEntry.note(session, alice.organisation.id, "member.invited", "Bob was here.", session.merge(bob.member), NOW)
    made = backups.make(NOW)
    assert "Bob was here." in words(database)
    with database.writing() as session:
        forget_member(session, database.sealer, bob.member.id, NOW)
        session.get_one(Organisation, charlie.organisation.id).deleted_at = NOW - GRACE
    clear_away(database, metadata, NOW)
    keep(database, backups.storage, backups.key)
    with databases.fresh(migrated=False) as target:
        done = restore_of(backups, made.name, target).run(NOW)
        assert done.erased == 1
        with target.reading() as session:
            assert session.scalars(select(Organisation.key)).all() == [alice.organisation.key]
        assert "Bob was here." not in words(target)
        assert any("is live in production" in one for one in words(target))


def test_without_the_file_of_keys_the_log_stays_sealed(backups, database, databases, folder, alice):
    live_tour(database, alice)
    made = backups.make(NOW)
    (folder / "cairn-keys.age").unlink()
    with databases.fresh(migrated=False) as target:
        assert restore_of(backups, made.name, target).run(NOW).keys is None
        assert not any("is live in production" in one for one in words(target))


def test_promise_m6_the_standard_age_opens_a_backup_and_the_databases_own_program_reads_it(
    backups, database, databases, folder, tmp_path, alice
):
    if shutil.which("age") is None:
        pytest.skip("age is not installed; apt-get install age")
    live_tour(database, alice)
    made = backups.make(NOW)
    key, packed = tmp_path / "key.txt", tmp_path / "packed"
    key.write_text(f"# public key: {backups.key.public}\n{backups.key.identity}\n")
    subprocess.run(["age", "--decrypt", "-i", key, "-o", packed, folder / made.name], check=True)
    if database.url.startswith("sqlite"):
        subprocess.run(f"gunzip < {packed} > {packed}.db", shell=True, check=True)
        with closing(sqlite3.connect(f"{packed}.db")) as opened:
            assert opened.execute("SELECT COUNT(*) FROM guides").fetchone() == (1,)
            assert opened.execute("SELECT COUNT(*) FROM audit_keys").fetchone() == (0,)
        return
    with databases.fresh(migrated=False) as target:
        address = target.url.replace("postgresql+psycopg", "postgresql")
        subprocess.run(["pg_restore", "--no-owner", "--exit-on-error", "--dbname", address, packed], check=True, env=os.environ)
        with target.reading() as session:
            assert session.execute(text("SELECT COUNT(*) FROM guides")).scalar_one() == 1
            assert session.execute(text("SELECT COUNT(*) FROM audit_keys")).scalar_one() == 0
