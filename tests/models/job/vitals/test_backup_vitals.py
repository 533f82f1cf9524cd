from datetime import UTC, datetime, timedelta

import pytest

from migrations import is_current
from models.backup.backup_run import BackupRun
from models.job.vitals import Patient, examine
from models.job.vitals.backup_vitals import BACKUP
from models.job.vitals.storage_vitals import STORAGE
from models.support.outbound import AllowList, WaysOut
from models.support.sealer import Sealer
from models.support.settings import Settings


def signs(database, tmp_path, now, **settings):
    environ = {"CAIRN_DATABASE_URL": database.url, "CAIRN_SECRET_KEY": "k" * 32, **settings}
    patient = Patient(Settings.read(environ, tmp_path), database, Sealer(b"k" * 32), WaysOut(AllowList()), now, is_current)
    return [(sign.name, sign.state, sign.is_shared) for sign in examine(patient, (BACKUP, STORAGE), thorough=True)]


@pytest.mark.one_engine
def test_promise_m6_a_backup_older_than_26_hours_is_red(database, alice, tmp_path):
    made = datetime(2026, 11, 30, 3, 30, tzinfo=UTC)
    with database.writing() as session:
        session.add(BackupRun(started_at=made, rehearsed_at=made, place="there", rows={}))
        session.add(BackupRun(started_at=made + timedelta(hours=24), place="there", rows={}, problem="pg_dump is not on PATH"))
    for hours, state in ((25, "good"), (27, "bad")):
        assert signs(database, tmp_path, made + timedelta(hours=hours)) == [
            ("Backup", state, True),
            ("Last backup", "watch", False),
        ]


@pytest.mark.one_engine
def test_storage_that_takes_nothing_is_bad(database, tmp_path):
    now = datetime.now(UTC)
    url = f"file://{tmp_path}/cdn"
    assert signs(database, tmp_path, now, CAIRN_STORAGE_URL=url)[-1] == ("Storage", "good", False)
    (tmp_path / "cdn").rmdir()
    (tmp_path / "cdn").write_text("in the way")
    assert signs(database, tmp_path, now, CAIRN_STORAGE_URL=url)[-1] == ("Storage", "bad", False)
