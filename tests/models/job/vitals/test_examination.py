import dataclasses
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text, update

from migrations import is_current
from models.account.audit_log import AuditEntry
from models.integration.delivery import MAIL, Delivery
from models.job.vitals import LOOKS, Look, Patient, examine
from models.support.database import Database
from models.support.maintenance import Maintenance
from models.support.outbound import AllowList, WaysOut
from models.support.sealer import Sealer
from models.support.settings import Settings
from models.support.worker_pulse import WorkerPulse
from tests.web.belongings import MARK

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
SEALER = Sealer(b"k" * 32)


@pytest.fixture
def patient(database, tmp_path):
    settings = Settings.read({"CAIRN_DATABASE_URL": database.url, "CAIRN_SECRET_KEY": "k" * 32}, tmp_path)
    return Patient(settings, database, SEALER, WaysOut(AllowList()), NOW, is_current)


def signs(patient, *, thorough=False):
    return {sign.name: sign for sign in examine(patient, thorough=thorough)}


def test_an_instance_that_works_has_nothing_bad(patient):
    with patient.database.writing() as session:
        WorkerPulse.beat(session, NOW)
    found = signs(patient, thorough=True)
    assert {name: one.sentence for name, one in found.items() if one.state == "bad"} == {}
    assert {
        "Settings",
        "Database",
        "Migrations",
        "Worker",
        "Mail and messages",
        "Mail",
        "Outbound rules",
        "Audit log",
    } <= found.keys()


def test_whatever_is_bad_says_what_to_do(patient, people):
    with patient.database.writing() as session:
        WorkerPulse.beat(session, NOW - timedelta(hours=3))
        body = {"to": "x@x.example", "subject": MARK, "text": MARK, "sealed": ""}
        Delivery.put(session, people.alice.organisation.id, MAIL, "late", body, NOW - timedelta(minutes=40))
        AuditEntry.note(session, people.alice.organisation.id, "account.signed_in", "", people.alice.member, NOW)
        session.flush()
        sqlite = patient.database.engine.dialect.name == "sqlite"
        drop = "DROP TRIGGER audit_entries_refuse_update"
        session.execute(text(drop if sqlite else "ALTER TABLE audit_entries DISABLE TRIGGER audit_entries_refuse_update"))
        session.execute(update(AuditEntry).values(hash="0" * 64))
        if not sqlite:
            session.execute(text("ALTER TABLE audit_entries ENABLE TRIGGER audit_entries_refuse_update"))
    found = signs(patient, thorough=True)
    bad = {name: one for name, one in found.items() if one.state == "bad"}
    assert {"Worker": "3 hours", "Mail and messages": "40 minutes", "Audit log": "somebody changed it"}.items() <= {
        name: next((part for part in ("3 hours", "40 minutes", "somebody changed it") if part in one.sentence), "")
        for name, one in bad.items()
    }.items()
    assert all(one.remedy for one in bad.values())
    assert not any(MARK in one.sentence for one in found.values())


def test_members_who_are_kept_out_are_not_forgotten(patient):
    assert "Maintenance" not in signs(patient)
    with patient.database.writing() as session:
        Maintenance.begin(session, "Back at noon.", NOW - timedelta(hours=3))
    sign = signs(patient)["Maintenance"]
    assert (sign.state, "3 hours" in sign.sentence) == ("watch", True)
    assert sign.remedy.startswith("cairn maintenance off")


@pytest.mark.one_engine
def test_a_database_that_misses_a_migration_or_does_not_answer_is_said_once(patient, tmp_path):
    behind = dataclasses.replace(patient, is_current=lambda _database: False)
    assert signs(behind)["Migrations"].remedy == "Run cairn migrate."
    assert "Worker" not in signs(behind)
    away = Database("postgresql+psycopg://nobody@127.0.0.1:1/none")
    found = signs(dataclasses.replace(patient, database=away))
    assert [found["Database"].state, "Migrations" in found, found["Mail"].state] == ["bad", False, "watch"]


@pytest.mark.one_engine
def test_places_that_are_never_to_be_fetched_are_bad_where_strangers_come(patient):
    opened = dataclasses.replace(patient, ways_out=WaysOut(AllowList(["169.254.169.254", "localhost"])))
    opened = dataclasses.replace(opened, settings=dataclasses.replace(patient.settings, production=True))
    assert signs(opened, thorough=True)["Outbound rules"].state == "bad"
    assert "169.254.169.254" in signs(opened, thorough=True)["Outbound rules"].sentence


@pytest.mark.one_engine
def test_a_look_that_fails_is_a_bad_sign_and_the_others_are_still_looked_at(patient):
    def fails(_patient):
        raise LookupError(MARK)

    found = list(examine(patient, [Look("Backup", fails), *LOOKS], thorough=False))
    assert (found[0].name, found[0].state) == ("Backup", "bad")
    assert MARK not in found[0].sentence
    assert len(found) > 5
