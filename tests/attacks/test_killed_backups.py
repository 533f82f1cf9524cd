"""`kill -9` in a backup: whatever lies there opens, nothing is left in the clear, and the next one is good."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import text

import migrations
from models.backup.age_envelope import BackupKey
from models.backup.backup_name import BackupName
from models.backup.restore import Restore
from models.backup.stored_backup import StoredBackup
from models.backup.workspace import PREFIX
from models.job.organisation_purge import clear_away
from models.privacy.erased_member import erase_member
from models.schema import metadata
from models.support.sealer import Sealer
from models.support.storage import Storage
from models.support.storage_url import folder_url
from tests.attacks.stopping import ROOT
from tests.support.databases import postgres_programs
from tests.support.people import tour

TIMES = 20
MOST = 60
"""Attempts: a backup that was done before it was killed does not count."""


@pytest.mark.slow
@pytest.mark.lasting
def test_a_backup_that_is_killed_leaves_nothing_half(database, databases, alice, monkeypatch, tmp_path, told):
    with database.writing() as session:
        tour(session, alice)
    beside = tmp_path / "tmp"
    beside.mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CAIRN_")}
    path = f"{postgres_programs()}{os.pathsep}{kept['PATH']}"
    monkeypatch.setenv("PATH", path)
    ours = {"CAIRN_DATABASE_URL": database.url, "CAIRN_SECRET_KEY": "k" * 32, "PATH": path, "TMPDIR": str(beside)}
    command = [sys.executable, "-m", "web.cli", "backup", str(tmp_path / "there"), "--json"]
    chance, killed, tried = random.Random(14), 0, 0
    began = time.monotonic()
    subprocess.run(command, cwd=ROOT, env={**kept, **ours}, stdout=subprocess.DEVNULL, check=True)
    takes = time.monotonic() - began
    while killed < TIMES and tried < MOST:
        tried += 1
        process = subprocess.Popen(
            command, cwd=ROOT, env={**kept, **ours}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        try:
            process.wait(chance.uniform(0.2, 0.9) * takes)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            killed += 1
        process.wait()
    done = subprocess.run(command, cwd=ROOT, env={**kept, **ours}, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["rehearsed"]
    storage = Storage(folder_url(tmp_path / "there"))
    names = [str(name) for name in map(BackupName.read, storage.names()) if name]
    attack = f"kill -9 in backup, {database.engine.dialect.name}"
    told(
        attack,
        f"{tried - killed + 2} backups",
        f"{len(names)} lie there, each opens whole",
        f"{killed} kills; the next one is good",
    )
    for name in names:
        with databases.fresh(migrated=False) as target:
            stored = StoredBackup(storage, name, BackupKey.of(b"k" * 32))

            def erase(session, member_id, at):
                return erase_member(session, metadata, member_id, at)

            restored = Restore(
                stored, target.url, Sealer(b"k" * 32), lambda one, now: clear_away(one, metadata, now), erase, migrations
            )
            with restored.opened() as opened, opened.reading() as session:
                assert session.execute(text("SELECT COUNT(*) FROM guides")).scalar_one() == 1
    own = database.engine.url.database
    folders = [beside, *([Path(own).parent] if database.engine.dialect.name == "sqlite" and own else [])]
    assert [left.name for folder in folders for left in folder.glob(f"{PREFIX}*")] == []
    assert killed == TIMES
    assert len(names) >= tried - killed + 2
