from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from models.account.audit_chain import KEPT_FOR, AuditCheckpoint, close_day, forget_member, seal_first_entries
from models.account.audit_faults import faults_of
from models.account.audit_key import AuditKey
from models.account.audit_log import ASKED_FROM, AuditEntry
from models.account.audit_words import AuditWords, chained
from models.support.sealer import Sealer
from tests.support.databases import everything
from tests.support.people import NOW

LATER = NOW + KEPT_FOR + timedelta(days=31)
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
        "UPDATE audit_entries SET sealed = 'Nothing happened.'",
        "UPDATE audit_entries SET member_id = NULL",
        "UPDATE audit_entries SET act = ''",
        "UPDATE audit_entries SET key_id = 1, sealed = '', member_id = NULL",
        "UPDATE audit_entries SET hash = commitment, sealed = '', member_id = NULL",
        "DELETE FROM audit_entries",
    ],
)
def test_the_database_refuses_to_change_or_delete_an_entry(database, log, statement):
    with pytest.raises(IntegrityError, match="only ever added"), database.writing() as session:
        session.execute(text(statement))
    assert faults(database) == []


def past_the_triggers(database, statement, **values):
    """What somebody does who owns the database."""
    engine, what = database.engine.dialect.name, statement.split()[0].lower()
    with database.writing() as session:
        kept = session.scalars(text("SELECT sql FROM sqlite_master WHERE type = 'trigger'")).all() if engine == "sqlite" else []
        if what != "insert":
            session.execute(text(UNGUARD[engine].format(what=what)))
        session.execute(text(statement), values)
        if what != "insert" and engine == "postgresql":
            session.execute(text(f"ALTER TABLE audit_entries ENABLE TRIGGER audit_entries_refuse_{what}"))
        for trigger in kept if what != "insert" else []:
            if f"audit_entries_refuse_{what}" in trigger:
                session.execute(text(trigger))


SWAP = "UPDATE audit_entries SET {0} = (SELECT {0} FROM audit_entries WHERE id = :last) WHERE id = :second"


@pytest.mark.parametrize("is_purged", [False, True], ids=["sealed", "purged"])
@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE audit_entries SET act = 'policy.kept' WHERE id = :second", "does not say what it said"),
        ("UPDATE audit_entries SET at = '2026-11-20 10:00:00' WHERE id = :second", "does not say what it said"),
        (SWAP.format("hash"), "does not follow the one before it"),
        (SWAP.format("commitment"), "does not say what it said"),
        ("DELETE FROM audit_entries WHERE id = :second", "does not follow the one before it"),
        ("DELETE FROM audit_entries WHERE id = :last", "entries were removed or written anew"),
    ],
)
def test_whoever_gets_past_the_triggers_is_found_out(database, log, statement, said, is_purged):
    with database.writing() as session:
        close_day(session, SEALER, LATER if is_purged else NOW)
    assert faults(database) == []
    given = {name: value for name, value in (("second", log[1]), ("last", log[2])) if f":{name}" in statement}
    past_the_triggers(database, statement, **given)
    assert any(said in fault for fault in faults(database))


def test_words_that_were_exchanged_emptied_or_put_there_are_found_out(database, log, alice):
    first = {"first": log[0]}
    for statement, values, said in (
        ("UPDATE audit_entries SET member_id = NULL WHERE id = :first", first, "names another member"),
        ("UPDATE audit_entries SET sealed = '', member_id = NULL WHERE id = :first", first, "no key of it was destroyed"),
        (SWAP.format("sealed"), {"second": log[1], "last": log[2]}, "does not say what it said"),
    ):
        past_the_triggers(database, statement, **values)
        assert said in faults(database)[-1], statement
    with database.reading() as session:
        before = session.get_one(AuditEntry, log[2]).hash
    words = AuditWords("Bob agreed.", "", alice.member.id, salt="s")
    commitment = words.first_commitment(alice.organisation.id, NOW, "policy.agreed")
    put = "INSERT INTO audit_entries (organisation_id, at, member_id, act, sentence, salt, commitment, hash) VALUES "
    put += "(:organisation, :at, :member, 'policy.agreed', 'Bob agreed.', 's', :commitment, :hash)"
    values = {"organisation": alice.organisation.id, "at": NOW, "member": alice.member.id, "commitment": commitment}
    past_the_triggers(database, put, **values, hash=chained(before, commitment))
    assert "somebody put it there" in faults(database)[-1]


def test_promise_m3_purging_destroys_keys_and_leaves_a_chain_that_holds(database, log, alice):
    with database.writing() as session:
        AuditEntry.note(session, alice.organisation.id, "policy.changed", "New.", session.merge(alice.member), LATER)
        assert close_day(session, SEALER, LATER) == 4
    with database.reading() as session:
        old = session.get_one(AuditEntry, log[0])
        assert (old.sentence, old.sealed, old.act, old.member_id) == ("", "", "policy.changed", None)
        assert [entry.sentence for entry in AuditEntry.newest(session, alice.organisation.id)] == ["New."]
        keys = session.scalars(select(AuditKey).order_by(AuditKey.id)).all()
        assert [(key.sealed != "", key.member_id) for key in keys] == [(False, None), (False, None), (True, alice.member.id)]
    assert faults(database) == []


def test_what_a_person_did_and_what_was_done_to_them_goes_with_their_keys_alone(database, alice, bob):
    with database.writing() as session:
        hers, his = session.merge(alice.member), session.merge(bob.member)
        for by, about in ((hers, None), (his, None), (hers, his), (None, None)):
            AuditEntry.note(
                session, alice.organisation.id, "x.y", f"{by and by.name} {about and about.name}", by, NOW, about=about
            )
        assert forget_member(session, SEALER, bob.member.id, NOW) == 2
    with database.reading() as session:
        left = AuditEntry.newest(session, alice.organisation.id)
        assert [entry.sentence for entry in left] == ["None None", "Alice None"]
        assert not session.scalars(select(AuditEntry).where(AuditEntry.about_id == bob.member.id)).all()
    assert faults(database) == []


def test_what_was_written_before_entries_were_sealed_is_sealed_in_its_place(database, log, alice):
    with database.writing() as session:
        before = session.get_one(AuditEntry, log[2]).hash
        salt, words = "5" * 32, AuditWords("It was in the clear.", "", alice.member.id, salt="5" * 32)
        commitment = words.first_commitment(alice.organisation.id, NOW, "policy.changed")
        old = AuditEntry(organisation_id=alice.organisation.id, at=NOW, member_id=alice.member.id, act="policy.changed")
        old.open_sentence, old.salt, old.commitment, old.hash = words.sentence, salt, commitment, chained(before, commitment)
        session.add(old)
        session.flush()
        AuditEntry.note(session, alice.organisation.id, "policy.changed", "After it.", None, NOW)
    assert "is not sealed" in faults(database)[0]
    with database.writing() as session:
        assert seal_first_entries(session) == 1
    assert faults(database) == []
    with database.reading() as session:
        said = [entry.sentence for entry in AuditEntry.newest(session, alice.organisation.id, words="CLEAR")]
        stored = session.execute(text("SELECT sentence, salt FROM audit_entries WHERE id = :id"), {"id": old.id}).one()
    assert (said, tuple(stored)) == (["It was in the clear."], ("", ""))
    past_the_triggers(database, "UPDATE audit_entries SET act = 'policy.kept' WHERE id = :old", old=old.id)
    assert "can't be opened" in faults(database)[0]


def test_promise_m5_nothing_personal_of_an_entry_is_in_the_clear(database, alice):
    with database.writing() as session:
        session.info[ASKED_FROM] = "192.0.2.0/24"
        AuditEntry.note(session, alice.organisation.id, "policy.changed", "Alice said so.", session.merge(alice.member), NOW)
    rows = " ".join(everything(database)["audit_entries"] | everything(database)["audit_keys"])
    assert "Alice" not in rows
    assert "192.0.2" not in rows
    with database.reading() as session:
        entry = AuditEntry.newest(session, alice.organisation.id)[0]
        assert (entry.sentence, entry.asked_from) == ("Alice said so.", "192.0.2.0/24")


def test_a_checkpoint_of_another_secret_key_is_not_believed(database, log):
    with database.writing() as session:
        close_day(session, Sealer(b"x" * 32), NOW)
        assert len(session.scalars(select(AuditCheckpoint)).all()) == 2
    assert all("was not signed by this Cairn" in fault for fault in faults(database))
