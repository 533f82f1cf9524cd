import dataclasses
from datetime import UTC, datetime

import pytest

from migrations import is_current
from models.job.vitals import Patient
from models.job.vitals.disk_vitals import DISK
from models.support.outbound import AllowList, WaysOut
from models.support.sealer import Sealer
from models.support.settings import Settings

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)


@pytest.fixture
def patient(database, tmp_path):
    settings = Settings.read({"CAIRN_SECRET_KEY": "k" * 32}, tmp_path)  # the database is a file there
    return Patient(settings, database, Sealer(b"k" * 32), WaysOut(AllowList()), NOW, is_current)


def looked_at(patient):
    return {sign.name: sign for sign in DISK.at(patient)}


@pytest.mark.one_engine
def test_the_disk_of_the_backups_is_looked_at_where_they_are_on_this_machine(patient, tmp_path):
    assert looked_at(patient).keys() == {"Disk of the database"}
    (tmp_path / "backups").mkdir()
    assert looked_at(patient).keys() == {"Disk of the database", "Disk of the backups"}
    in_bucket = dataclasses.replace(patient.settings.backup, url="s3://bucket/backups")
    elsewhere = dataclasses.replace(patient, settings=dataclasses.replace(patient.settings, backup=in_bucket))
    assert looked_at(elsewhere).keys() == {"Disk of the database"}


@pytest.mark.one_engine
def test_a_folder_that_can_not_be_written_to_is_bad_and_says_who_has_to_be_let_in(patient):
    sealed_off = dataclasses.replace(patient.settings, storage_url="file:///proc/self/cairn")  # where root may not write either
    sign = looked_at(dataclasses.replace(patient, settings=sealed_off))["Disk of the storage"]
    assert (sign.state, sign.sentence) == ("bad", "Cairn may not write there.")
    assert sign.remedy.endswith("/proc/self/cairn.")
