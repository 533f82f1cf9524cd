import json

import pytest
from sqlalchemy import text

from models.account.audit_log import AuditEntry
from tests.support.people import NOW
from web.cli import main


@pytest.fixture
def instance(database, alice, monkeypatch, tmp_path):
    """The environment of a Cairn with one entry in its log."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CAIRN_DATABASE_URL", database.url)
    monkeypatch.setenv("CAIRN_SECRET_KEY", "k" * 32)
    with database.writing() as session:
        AuditEntry.note(session, alice.organisation.id, "policy.changed", "One.", session.merge(alice.member), NOW)


def test_a_log_that_nobody_changed_is_exit_0_and_one_that_was_changed_exit_1(instance, database, capsys):
    assert main(["audit", "verify"]) == 0
    assert "as it was written" in capsys.readouterr().out
    with database.writing() as session:
        sqlite = database.engine.dialect.name == "sqlite"
        drop = "DROP TRIGGER audit_entries_refuse_update"
        session.execute(text(drop if sqlite else "ALTER TABLE audit_entries DISABLE TRIGGER audit_entries_refuse_update"))
        session.execute(text("UPDATE audit_entries SET act = 'nothing'"))
        if not sqlite:
            session.execute(text("ALTER TABLE audit_entries ENABLE TRIGGER audit_entries_refuse_update"))
    assert main(["audit", "verify", "--json"]) == 1
    assert len(json.loads(capsys.readouterr().out)["faults"]) == 1
