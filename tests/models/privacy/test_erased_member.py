"""A member who is erased: what goes, what stays, and what a backup from before opens."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from models.account import Member, MemberSession, Membership
from models.account.audit_log import AuditEntry
from models.account.invitation import Invitation
from models.account.passkey import Passkey
from models.account.role import Role
from models.integration.delivery import Delivery
from models.integration.link_letter import put_link_letter
from models.integration.news_channel import DAILY, NewsChoice
from models.job.due_erasures import ask_for_unused, erase_due, follow_up, warn
from models.privacy.erasure import Erasure, ErasureRefused
from models.schema import metadata
from models.support.subject_key import SubjectKey
from tests.support.databases import everything
from tests.support.people import NOW, tour

BASE = "https://cairn.example"
LATER = NOW + timedelta(days=9)


def settled(database, alice, bob):
    """Bob with one of everything, and work that stays."""
    with database.writing() as session:
        member, place = session.merge(bob.member), session.get_one(Membership, (bob.organisation.id, bob.member.id))
        MemberSession.start(session, member, NOW)
        NewsChoice.choose(session, place.organisation_id, member.id, DAILY)
        session.add(
            Passkey(member_id=member.id, credential="AAAA", public_key=b"k", sign_count=0, name="Bob's phone", created_at=NOW)
        )
        put_link_letter(session, place.organisation_id, member.email, "Hello Bob", "A letter", NOW)
        AuditEntry.note(session, place.organisation_id, "account.renamed", "Bob is called Bob now.", member, NOW)
        guide = tour(session, alice)
        session.flush()
        return guide.id


def asked(database, person, now=NOW, region=""):
    with database.writing() as session:
        return Erasure.ask(session, session.merge(person.member), region, now)


def run(database, now=LATER):
    return erase_due(database, metadata, now)


def test_promise_m2_an_erasure_is_due_within_seven_working_days_and_runs_by_itself(database, alice, bob):
    settled(database, alice, bob)
    asked(database, bob)
    with database.reading() as session:
        due = session.get_one(Erasure, bob.member.id).due_at
    assert due == datetime(2026, 12, 3, tzinfo=UTC), "a Tuesday, and seven working days later a Thursday"
    assert run(database, due - timedelta(seconds=1)) == 0
    with database.reading() as session:
        assert session.get_one(Member, bob.member.id).name == "Bob"
    assert run(database, due) == 1
    assert run(database, due) == 0


def test_promise_m2_everything_that_names_them_goes_and_the_receipt_counts_it(database, alice, bob):
    settled(database, alice, bob)
    secret = asked(database, bob)
    assert run(database) == 1
    with database.reading() as session:
        gone = session.get_one(Member, bob.member.id)
        assert (gone.email, gone.name, gone.email_index, gone.password_hash) == ("", "Somebody who was erased", None, None)
        receipt = Erasure.by_receipt(session, secret)
        assert receipt.done_at == LATER
        for table in ("memberships", "member_sessions", "news_choices", "passkeys", "deliveries", "audit_entries", "members"):
            assert receipt.rows[table] >= 1, table
        assert session.get(SubjectKey, f"member:{bob.member.id}") is None
        assert session.scalar(select(func.count()).select_from(Passkey)) == 0
        assert session.get(Membership, (bob.organisation.id, bob.member.id)) is None
        assert Member.by_email(session, bob.email) is None
    assert not any("Bob" in row for rows in everything(database).values() for row in rows)


def test_what_others_have_stays_as_it_is(database, alice, bob, charlie):
    settled(database, alice, bob)
    with database.writing() as session:
        Invitation.make(session, charlie.organisation.id, "dora@example.com", Role.VIEWER, None, NOW)
        Invitation.make(session, charlie.organisation.id, bob.email, Role.VIEWER, None, NOW)
    asked(database, bob)
    before = everything(database)
    run(database)
    after = everything(database)
    for table in ("guides", "drafts", "sites", "organisations"):
        assert after[table] == before[table]
    with database.reading() as session:
        assert [one.email for one in session.scalars(select(Invitation))] == ["dora@example.com"]
        assert session.get_one(Member, alice.member.id).email == alice.email


def test_promise_m2_the_fifth_day_warns_who_asked_and_the_owners_once(database, alice, bob):
    asked(database, bob)
    fifth = datetime(2026, 12, 1, tzinfo=UTC)
    assert warn(database, BASE, fifth - timedelta(seconds=1)) == 0
    assert warn(database, BASE, fifth) == 1
    assert warn(database, BASE, fifth) == 0
    with database.reading() as session:
        letters = session.scalars(select(Delivery)).all()
        assert {one.body["to"] for one in letters} == {bob.email, alice.email}
        assert "03 December 2026" in letters[0].body["text"]


def test_promise_m2_the_last_owner_is_told_what_to_do_first(database, alice, bob):
    with pytest.raises(ErasureRefused, match=r"Acme would be left without an owner\. Make somebody else an owner"):
        asked(database, alice)
    with database.writing() as session:
        session.get_one(Membership, (bob.organisation.id, bob.member.id)).role = "owner"
    asked(database, alice)
    with database.writing() as session:
        session.get_one(Membership, (bob.organisation.id, bob.member.id)).role = "reviewer"
    assert run(database) == 0, "it waits for another owner"
    warn(database, BASE, NOW + timedelta(days=8))
    with database.reading() as session:
        assert "It can't happen as it is: Acme" in session.scalars(select(Delivery)).first().body["text"]
    with database.writing() as session:
        session.get_one(Membership, (bob.organisation.id, bob.member.id)).role = "owner"
    assert run(database, LATER + timedelta(days=30)) == 1


def test_an_erasure_is_cancelled_until_it_runs(database, bob):
    asked(database, bob)
    with database.writing() as session:
        assert Erasure.cancel(session, session.merge(bob.member), NOW)
        assert not Erasure.cancel(session, session.merge(bob.member), NOW)
    assert run(database) == 0
    asked(database, bob)
    assert run(database) == 1
    with database.writing() as session:
        assert not Erasure.cancel(session, session.get_one(Member, bob.member.id), NOW)


def test_the_receipt_is_mailed_and_its_letter_goes_before_the_database_is_wiped(database, bob):
    asked(database, bob)
    run(database)
    kept = []
    follow_up(database, lambda: kept.append("told"), LATER)
    with database.writing() as session:
        (letter,) = session.scalars(select(Delivery)).all()
        assert letter.body["to"] == bob.email
        assert "- memberships: 1" in letter.body["text"]
        letter.went(LATER)
        assert session.get_one(Erasure, bob.member.id).cleared_at is None
    follow_up(database, lambda: kept.append("again"), LATER)
    with database.reading() as session:
        assert session.scalars(select(Delivery)).all() == []
        done = session.get_one(Erasure, bob.member.id)
        assert (done.kept_at, done.cleared_at) == (LATER, LATER)
    assert kept == ["told"]


def test_backups_are_told_until_they_know(database, bob):
    asked(database, bob)
    run(database)

    def down():
        raise OSError("the bucket does not answer")

    with pytest.raises(OSError, match="bucket"):
        follow_up(database, down, LATER)
    kept = []
    follow_up(database, lambda: kept.append("told"), LATER)
    assert kept == ["told"]


def test_promise_m3_an_account_that_nobody_uses_is_erased_when_its_days_are_over(database, alice, bob):
    with database.writing() as session:
        session.delete(session.get_one(Membership, (bob.organisation.id, bob.member.id)))
    days = timedelta(days=100)
    assert ask_for_unused(database, days, "", NOW) == 0
    assert ask_for_unused(database, days, "", NOW + days) == 0
    assert ask_for_unused(database, days, "", NOW + days + timedelta(days=1)) == 1
    with database.reading() as session:
        assert [one.member_id for one in session.scalars(select(Erasure))] == [bob.member.id]


def test_whoever_was_erased_can_be_invited_anew_and_is_somebody_else(database, bob):
    asked(database, bob)
    run(database)
    with database.writing() as session:
        session.add(Member(email=bob.email, name="Bob", created_at=NOW))
    with database.reading() as session:
        assert Member.by_email(session, bob.email).id != bob.member.id
