"""Personal fields: in the clear in Python, sealed in the database, for one row, organisation and subject."""

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import IntegrityError

from models.account import Member
from models.account.invitation import Invitation
from models.account.member_picture import MemberPicture
from models.account.passkey import Passkey
from models.account.role import Role
from models.job.reseal import reseal
from models.support.sealer import Sealer, Unsealable
from models.support.subject_key import SubjectKey
from tests.support.people import NOW


def test_a_field_is_read_as_it_was_written_also_when_its_session_is_over(database, alice):
    with database.reading() as session:
        found = Member.by_email(session, " ALICE@acme.example ")
    assert (found.id, found.name, found.email) == (alice.member.id, "Alice", "alice@acme.example")
    with database.writing() as session:
        session.get_one(Member, found.id).name = "Alicia"
    with database.reading() as session:
        member = session.get_one(Member, found.id)
        assert member.sealed_name.startswith("v3.")
        assert member.name == "Alicia"


def test_bytes_are_sealed_too(database, alice):
    with database.writing() as session:
        MemberPicture.keep(session, session.merge(alice.member), b"RIFF a face")
    with database.writing() as session:
        kept = session.get_one(MemberPicture, alice.member.id)
        assert b"face" not in kept.sealed_body
        assert kept.body == b"RIFF a face"
        MemberPicture.keep(session, session.merge(alice.member), b"RIFF another")
    with database.reading() as session:
        assert session.get_one(MemberPicture, alice.member.id).body == b"RIFF another"


def test_promise_m5_an_envelope_moved_to_another_row_or_column_does_not_open(database, alice, bob):
    with database.writing() as session:
        session.execute(
            text("UPDATE members SET name = (SELECT name FROM members WHERE id = :a) WHERE id = :b"), _ids(alice, bob)
        )
        session.execute(text("UPDATE members SET email = (SELECT name FROM members WHERE id = :a) WHERE id = :a"), _ids(alice))
    with database.reading() as session:
        with pytest.raises(Unsealable):
            _ = session.get_one(Member, bob.member.id).name
        with pytest.raises(Unsealable):
            _ = session.get_one(Member, alice.member.id).email
        assert session.get_one(Member, alice.member.id).name == "Alice"


def test_promise_m5_an_envelope_moved_to_another_row_of_the_same_person_does_not_open(database, alice):
    """Their key is the same; what it is bound to is not."""
    with database.writing() as session:
        for name in ("first", "second"):
            made = {"credential": name, "public_key": name.encode(), "sign_count": 0, "name": name, "created_at": NOW}
            session.add(Passkey(member_id=alice.member.id, **made))
        session.flush()
        session.execute(text("UPDATE passkeys SET public_key = (SELECT public_key FROM passkeys WHERE id = 1) WHERE id = 2"))
    with database.reading() as session:
        assert session.get_one(Passkey, 1).public_key == b"first"
        assert session.get_one(Passkey, 2).name == "second"
        with pytest.raises(Unsealable):
            _ = session.get_one(Passkey, 2).public_key


def test_promise_m5_an_envelope_moved_to_another_organisation_does_not_open(database, alice, charlie):
    with database.writing() as session:
        made, _ = Invitation.make(session, alice.organisation.id, "dora@acme.example", Role.AUTHOR, None, NOW)
        session.execute(update(Invitation).where(Invitation.id == made.id).values(organisation_id=charlie.organisation.id))
    with database.reading() as session, pytest.raises(Unsealable):
        _ = session.get_one(Invitation, made.id).email


def test_promise_m5_what_was_put_in_the_clear_by_somebody_else_is_not_believed(database, alice):
    with database.writing() as session:
        session.execute(text("UPDATE members SET name = 'Mallory' WHERE id = :a"), _ids(alice))
    with database.reading() as session, pytest.raises(Unsealable):
        _ = session.get_one(Member, alice.member.id).name


def test_one_address_is_one_member_however_it_is_written(database, alice):
    with pytest.raises(IntegrityError), database.writing() as session:
        session.add(Member(email="Alice@ACME.example", name="Another", created_at=NOW))


def test_a_query_that_compares_a_sealed_field_is_a_mistake_in_the_code():
    with pytest.raises(TypeError, match="email is sealed"):
        select(Member).where(Member.email == "alice@acme.example")


def test_a_name_that_looks_like_an_envelope_is_a_name(database, alice):
    with database.writing() as session:
        session.get_one(Member, alice.member.id).name = "v3.2.AAAA.BBBB"
    with database.reading() as session:
        assert session.get_one(Member, alice.member.id).name == "v3.2.AAAA.BBBB"


def test_promise_m5_destroying_a_subjects_key_makes_their_fields_unreadable_and_nobody_elses(database, alice, bob):
    """Also of a copy: the envelopes are as they were."""
    with database.writing() as session:
        MemberPicture.keep(session, session.get_one(Member, alice.member.id), b"RIFF a face")
    with database.writing() as session:
        assert SubjectKey.destroy(session, alice.member.subject)
    for _sealer in range(2):  # one that knew the key, and one that never did
        with database.reading() as session:
            member = session.get_one(Member, alice.member.id)
            assert member.sealed_email.startswith("v3.")
            assert (member.name, member.email) == ("Somebody who was erased", "")
            with pytest.raises(Unsealable):
                _ = session.get_one(MemberPicture, alice.member.id).body
            assert session.get_one(Member, bob.member.id).name == "Bob"
        database.sealer = Sealer(b"k" * 32)
    with database.writing() as session:
        session.get_one(Member, alice.member.id).name = "Alice again"
    with database.reading() as session:
        assert session.get_one(Member, alice.member.id).name == "Alice again"


def test_a_key_made_in_a_part_that_was_taken_back_seals_nothing(database, alice):
    with database.writing() as session:
        SubjectKey.destroy(session, alice.member.subject)
        part = session.begin_nested()
        session.get_one(Member, alice.member.id).name = "Alicia"
        session.flush()
        part.rollback()
        session.get_one(Member, alice.member.id).name = "Alison"
    with database.reading() as session:
        assert session.get_one(Member, alice.member.id).name == "Alison"


def _ids(one, other=None):
    return {"a": one.member.id, **({"b": other.member.id} if other else {})}


@pytest.mark.one_engine
def test_a_database_that_was_closed_and_is_used_again_has_its_keys(database, alice):
    """As an application does that is started a second time."""
    reseal(database, NOW)
    database.close()
    with database.reading() as session:
        assert session.get_one(Member, alice.member.id).name == "Alice"
    with database.writing() as session:
        session.get_one(Member, alice.member.id).name = "Alicia"
    with database.reading() as session:
        assert session.get_one(Member, alice.member.id).sealed_name.startswith("v3.2.")
    database.close()
