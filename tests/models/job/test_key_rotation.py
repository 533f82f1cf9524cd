"""Rotation: a new data key, everything sealed anew, and the old key gone with its last envelope."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text, update

from models.account import Member
from models.account.audit_log import AuditEntry
from models.account.authenticator import Authenticator
from models.integration.former_channel import FormerChannel
from models.integration.news_channel import NewsChannel
from models.job.key_health import assert_master_key, key_faults
from models.job.key_rotation import GRACE, KeyRotation
from models.job.reseal import reseal
from models.job.sealed_table import sealed_tables
from models.support.data_key import AGE, DataKey, KeyGone
from models.support.master_key import MasterKey
from models.support.sealed_kind import Binding, SealedKind
from models.support.sealer import Sealer, Unsealable
from models.support.settings import BadSetting
from models.support.subject_key import SubjectKey
from tests.support.people import NOW

LATER = NOW + GRACE
OWN = MasterKey(b"m" * 32, is_derived=False)


def address_of(alice):
    return Binding.of(SealedKind.SLACK_ADDRESS, organisation=alice.organisation.id)


def put_address(session, alice, sealer, url):
    session.get_one(FormerChannel, alice.organisation.id).slack_url = sealer.seal(url, address_of(alice))


@pytest.fixture
def kept(database, people):
    """What is sealed in different ways, under the first key of the table."""
    reseal(database, NOW)
    alice = people.alice
    with database.writing() as session:
        member = session.get_one(Member, alice.member.id)
        Authenticator.make(session, database.sealer, member)
        session.add(FormerChannel(organisation_id=alice.organisation.id, slack_url="", webhook_url="", webhook_secret=""))
        put_address(session, alice, database.sealer, "https://slack.example/")
        where = {"url": "https://ci.example/", "secret": "whsec_x", "former": ""}
        NewsChannel.put(session, alice.organisation.id, "webhook", "CI", ["release"], None, where, NOW)
        AuditEntry.note(session, alice.organisation.id, "member.named", "Alice is called Alice.", member, NOW)
    KeyRotation(database).finish(LATER)
    return alice


def said(database, alice) -> list[str]:
    with database.reading() as session:
        acme = alice.organisation.id
        left = session.get_one(FormerChannel, acme).slack_url
        former = [database.sealer.open(left, address_of(alice))] if left else []
        return [
            *(one.name for one in session.scalars(select(Member).order_by(Member.id))),
            *sorted([*former, *(one.destination["url"] for one in NewsChannel.all_of(session, acme))]),
            session.get_one(Authenticator, alice.member.id).key(database.sealer),
            *(one.sentence for one in session.scalars(select(AuditEntry))),
        ]


def keys_in_use(database) -> set[str]:
    with database.reading() as session:
        found = set()
        for table in sealed_tables():
            for name in table.attributes:
                for value in session.scalars(select(getattr(table.rows, name))):
                    words = value if isinstance(value, str) else value[:20].decode("latin-1")
                    found |= {words.split(".")[1]} if words else set()
        return found


def test_promise_m5_what_was_sealed_before_there_were_keys_is_sealed_anew_and_the_derived_key_is_not_used_any_more(
    database, alice
):
    assert keys_in_use(database) == {"1"}
    assert reseal(database, NOW).rows == 6, "three members and their secrets"
    assert keys_in_use(database) == {"2"}
    assert KeyRotation(database).finish(LATER).destroyed == [1]
    with database.reading() as session:
        assert Member.by_email(session, alice.email).name == "Alice"


def test_promise_m5_a_rotation_seals_everything_anew_and_ends_with_the_old_key(database, kept):
    before = said(database, kept)
    rotation = KeyRotation(database)
    assert rotation.make_key(LATER) == 3
    assert said(database, kept) == before
    done = rotation.finish(LATER)
    assert (done.newest, done.unopened, done.destroyed, done.retired) == (3, 0, [], [2])
    assert keys_in_use(database) == {"3"}
    done = rotation.finish(LATER + GRACE)
    assert (done.destroyed, done.retired) == ([2], [])
    assert said(database, kept) == before
    with database.reading() as session:
        assert [key.id for key in session.scalars(select(DataKey))] == [3]
    database.sealer = Sealer(b"k" * 32)
    assert said(database, kept) == before


def test_promise_m5_the_worker_makes_a_new_key_when_the_newest_is_old(database, kept):
    rotation = KeyRotation(database)
    assert rotation.move_on(LATER + AGE - timedelta(minutes=1)).newest == 2
    assert rotation.move_on(NOW + AGE).newest == 3
    assert rotation.move_on(NOW + AGE + GRACE).destroyed == [2]
    assert rotation.move_on(NOW + AGE + GRACE).newest == 3


def test_a_key_stays_for_as_long_as_something_under_it_can_not_be_opened(database, kept, bob):
    with database.writing() as session:
        session.execute(text("UPDATE members SET name = (SELECT name FROM members WHERE id = 1) WHERE id = 2"))
    rotation = KeyRotation(database)
    rotation.make_key(LATER)
    for _again in range(2):
        done = rotation.finish(LATER + GRACE)
        assert (done.unopened, done.destroyed, done.retired) == (1, [], [2])


def test_fields_of_a_destroyed_subject_hold_no_key_back(database, kept, bob):
    with database.writing() as session:
        SubjectKey.destroy(session, bob.member.subject)
    rotation = KeyRotation(database)
    rotation.make_key(LATER)
    assert rotation.finish(LATER + GRACE).destroyed == [2]
    with database.reading() as session:
        assert session.get_one(Member, bob.member.id).name == "Somebody who was erased"


def test_whoever_seals_under_a_key_that_went_meanwhile_keeps_nothing_and_succeeds_the_next_time(database, kept):
    """A process that stood still for longer than the grace: in it the old key is the newest."""
    stale = Sealer(b"k" * 32)
    other = type(database)(database.url, sealer=stale)
    try:
        assert stale.newest == "2"
        stale.cipher("2")
        rotation = KeyRotation(database)
        rotation.make_key(LATER)
        assert rotation.finish(LATER + GRACE).destroyed == [2]
        with pytest.raises(KeyGone), other.writing() as session:
            put_address(session, kept, stale, "https://slack.example/new")
        with other.writing() as session:
            session.get_one(Member, kept.member.id).name = "Alicia"
        with database.reading() as session:
            assert session.get_one(Member, kept.member.id).name == "Alicia"
        with other.writing() as session:
            put_address(session, kept, stale, "https://slack.example/new")
    finally:
        other.close()


def test_a_change_of_the_same_row_while_it_is_sealed_anew_is_not_lost(database, kept):
    rotation = KeyRotation(database)
    rotation.make_key(LATER)
    with database.writing() as session:
        session.get_one(Member, kept.member.id).name = "Alicia"
    rotation.finish(LATER)
    with database.reading() as session:
        assert session.get_one(Member, kept.member.id).name == "Alicia"


def test_promise_m5_another_master_key_wraps_the_same_data_keys(database, kept):
    before = said(database, kept)
    database.sealer = Sealer(b"k" * 32, MasterKey(b"m" * 32, is_derived=False, former=(MasterKey.derived(b"k" * 32).key,)))
    assert reseal(database, LATER).wrapped == 1
    database.sealer = Sealer(b"k" * 32, OWN)
    assert said(database, kept) == before
    assert key_faults(database, LATER) == []


@pytest.mark.one_engine
def test_promise_m5_without_its_master_key_names_and_secrets_are_lost_and_a_start_is_refused(database, kept):
    """What is in the clear stays, and so does the log's chain; what the README says of a lost master key."""
    database.sealer = Sealer(b"k" * 32, OWN)
    with database.reading() as session:
        member = Member.by_email(session, kept.email)
        assert member.id == kept.member.id
        with pytest.raises(Unsealable, match="CAIRN_MASTER_KEY"):
            _ = member.name
        with pytest.raises(Unsealable, match="CAIRN_MASTER_KEY"):
            session.get_one(Authenticator, kept.member.id).key(database.sealer)
    with pytest.raises(BadSetting, match="CAIRN_MASTER_KEY is not the one"):
        assert_master_key(database)
    assert [str(fault)[:16] for fault in key_faults(database, LATER)] == ["CAIRN_MASTER_KEY"]


@pytest.mark.one_engine
def test_what_is_to_be_said_about_keys(database, people):
    assert [str(fault) for fault in key_faults(database, NOW)] == ["There is no data key yet: run cairn migrate."]
    reseal(database, NOW)
    (derived,) = key_faults(database, NOW)
    assert "derived from CAIRN_SECRET_KEY" in str(derived)
    with database.writing() as session:
        session.execute(update(DataKey).values(made_at=NOW - AGE * 2))
    assert "no worker renews it" in str(key_faults(database, NOW)[1])
    assert "still in use (1)" in str(key_faults(database, NOW + timedelta(days=3))[2])
