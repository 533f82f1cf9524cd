from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from models.account.audit_chain import KEPT_FOR, AuditCheckpoint, close_day, faults_of
from models.account.audit_log import AuditEntry
from models.support.sealer import Sealer
from tests.support.people import NOW

SEALER = Sealer(b"k" * 32)
UNGUARD = {
    "sqlite": "DROP TRIGGER audit_entries_refuse_{what}",
    "postgresql": "ALTER TABLE audit_entries DISABLE TRIGGER audit_entries_refuse_{what}",
}


@pytest.fixture
def log(database, alice, charlie):
    """Three entries of Acme with one of Borealis between them."""
    with database.writing() as session:
        for person, sentence in ((alice, "One."), (charlie, "Hers."), (alice, "Two."), (alice, "Three.")):
            member = session.merge(person.member)
            AuditEntry.note(session, person.organisation.id, "policy.changed", sentence, member, NOW)
        return [entry.id for entry in AuditEntry.newest(session, alice.organisation.id)][::-1]


def faults(database):
    with database.reading() as session:
        return faults_of(session, SEALER)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entries SET sentence = 'Nothing happened.'",
        "UPDATE audit_entries SET member_id = NULL",
        "UPDATE audit_entries SET hash = commitment, salt = '', sentence = '', act = '', member_id = NULL",
        "DELETE FROM audit_entries",
    ],
)
def test_the_database_refuses_to_change_or_delete_an_entry(database, log, statement):
    with pytest.raises(IntegrityError, match="only ever added"), database.writing() as session:
        session.execute(text(statement))
    assert faults(database) == []


@pytest.mark.parametrize(
    ("what", "statement", "said"),
    [
        ("update", "UPDATE audit_entries SET sentence = 'Nothing.' WHERE id = :second", "does not say what it said"),
        ("delete", "DELETE FROM audit_entries WHERE id = :second", "does not follow the one before it"),
        ("delete", "DELETE FROM audit_entries WHERE id = :last", "entries were removed or written anew"),
    ],
)
def test_whoever_gets_past_the_triggers_is_found_out(database, log, what, statement, said):
    with database.writing() as session:
        close_day(session, SEALER, NOW)
    engine = database.engine.dialect.name
    with database.writing() as session:
        session.execute(text(UNGUARD[engine].format(what=what)))
        values = {name: value for name, value in (("second", log[1]), ("last", log[2])) if f":{name}" in statement}
        session.execute(text(statement), values)
        if engine == "postgresql":
            session.execute(text(f"ALTER TABLE audit_entries ENABLE TRIGGER audit_entries_refuse_{what}"))
    assert any(said in fault for fault in faults(database))


def test_purging_destroys_the_words_and_leaves_a_chain_that_holds(database, log, alice):
    later = NOW + KEPT_FOR + timedelta(days=1)
    with database.writing() as session:
        AuditEntry.note(session, alice.organisation.id, "policy.changed", "New.", session.merge(alice.member), later)
        assert close_day(session, SEALER, later) == 4
    with database.reading() as session:
        old = session.get_one(AuditEntry, log[0])
        assert (old.sentence, old.act, old.salt, old.member_id) == ("", "", "", None)
        assert [entry.sentence for entry in AuditEntry.newest(session, alice.organisation.id)] == ["New."]
    assert faults(database) == []


def test_a_checkpoint_of_another_secret_key_is_not_believed(database, log):
    with database.writing() as session:
        close_day(session, Sealer(b"x" * 32), NOW)
        assert len(session.scalars(select(AuditCheckpoint)).all()) == 2
    assert all("was not signed by this Cairn" in fault for fault in faults(database))
