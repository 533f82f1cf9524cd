"""The privacy policy's versions: each is asked for once, all can be read, and who acknowledged which is known."""

import pytest

from models.account import Member
from models.privacy.policy_version import (
    LONGEST_CHANGE,
    LONGEST_TEXT,
    PolicyAcknowledgement,
    PolicyVersion,
    PolicyVersionRefused,
)
from tests.support.log_entries import entries
from tests.support.people import NOW


def publish(database, person, text, changed=""):
    with database.writing() as session:
        return PolicyVersion.publish(session, text, changed, session.merge(person.member), NOW).number


def unread(database, person):
    with database.reading() as session:
        return session.scalar(PolicyVersion.unread_by(person.member.id))


def acknowledge(database, person, number):
    with database.writing() as session:
        member, version = session.get_one(Member, person.member.id), session.get_one(PolicyVersion, number)
        return PolicyAcknowledgement.give(session, member, version, NOW)


def test_members_are_asked_once_for_each_version(database, alice, bob):
    assert unread(database, bob) is None, "there is none"
    assert publish(database, alice, "We keep little.\n\nWrite to us.") == 1
    assert unread(database, bob) == 1
    assert acknowledge(database, bob, 1)
    assert not acknowledge(database, bob, 1), "once"
    assert (unread(database, bob), unread(database, alice)) == (None, 1)
    assert publish(database, alice, "We keep less.", "Backups are kept for a year.") == 2
    assert unread(database, bob) == 2
    with database.reading() as session:
        assert [(one.number, one.paragraphs) for one in PolicyVersion.all_of(session)] == [
            (2, ["We keep less."]),
            (1, ["We keep little.", "Write to us."]),
        ]
        told = PolicyAcknowledgement.of_organisation(session, alice.organisation.id)
        assert {member.email: number for member, number, _ in told} == {alice.member.email: None, bob.member.email: 1}
    assert len(entries(database, "privacy.policy_acknowledged")) == 1
    assert len(entries(database, "privacy.policy_published")) == 4, "two versions, in each of two organisations"


@pytest.mark.one_engine
@pytest.mark.parametrize(
    ("text", "changed"),
    [(" ", "x"), ("As it was.", "x"), ("Other.", " "), ("x" * (LONGEST_TEXT + 1), "x"), ("Other.", "x" * (LONGEST_CHANGE + 1))],
)
def test_what_says_nothing_new_is_no_version(database, alice, text, changed):
    publish(database, alice, "As it was.")
    with pytest.raises(PolicyVersionRefused):
        publish(database, alice, text, changed)
