from datetime import timedelta

from sqlalchemy import func, select

from models.account import MemberSession, SignInLink
from models.account.member_session import CHANGING_HANDS, SIGNED_IN_FOR, UNUSED_FOR
from models.account.sign_in_link import LINK_LASTS
from models.support.random_name import secret_hash
from tests.support.people import NOW

INSTANT = timedelta(microseconds=1)


def test_a_session_lasts_fourteen_days_and_no_longer(database, alice):
    with database.writing() as session:
        secret = MemberSession.start(session, session.merge(alice.member), NOW)
    with database.reading() as session:
        MemberSession.was_used(session, secret_hash(secret), NOW + SIGNED_IN_FOR - INSTANT)
        assert MemberSession.find(session, secret, NOW + SIGNED_IN_FOR - INSTANT).member_id == alice.member.id
        assert MemberSession.find(session, secret, NOW + SIGNED_IN_FOR) is None
        assert MemberSession.find(session, secret + "x", NOW) is None


def test_promise_m5_the_database_holds_no_secret_that_would_open_a_session(database, alice):
    with database.writing() as session:
        secret = MemberSession.start(session, session.merge(alice.member), NOW)
    with database.reading() as session:
        stored = session.scalar(select(MemberSession.secret_hash))
        assert stored != secret
        assert MemberSession.find(session, stored, NOW) is None


def test_signing_out_ends_one_session_and_leaves_the_others(database, alice):
    with database.writing() as session:
        here, there = (MemberSession.start(session, session.merge(alice.member), NOW) for _ in range(2))
        MemberSession.end(session, here)
    with database.reading() as session:
        assert MemberSession.find(session, here, NOW) is None
        assert MemberSession.find(session, there, NOW) is not None


def test_promise_m3_purging_deletes_exactly_what_has_expired(database, alice):
    with database.writing() as session:
        member = session.merge(alice.member)
        MemberSession.start(session, member, NOW - SIGNED_IN_FOR)
        kept = MemberSession.start(session, member, NOW - SIGNED_IN_FOR + INSTANT)
        session.flush()
        assert MemberSession.purge(session, NOW) == 1
        assert session.scalar(select(func.count()).select_from(MemberSession)) == 1
        left = session.scalars(select(MemberSession.secret_hash)).one()
        assert left == secret_hash(kept)


def test_a_session_ends_unused_and_at_its_age_and_says_which(database, alice):
    with database.writing() as session:
        member = session.merge(alice.member)
        secret, other = (MemberSession.start(session, member, NOW) for _ in range(2))
        session.flush()
        assert MemberSession.find(session, secret, NOW + UNUSED_FOR - INSTANT) is not None
        assert MemberSession.find(session, secret, NOW + UNUSED_FOR) is None
        assert MemberSession.sender(session, secret, NOW + UNUSED_FOR) is None
        assert MemberSession.all_of(session, member, NOW + UNUSED_FOR) == []
        assert "not used for 3 days" in MemberSession.why_over(session, secret, NOW + UNUSED_FOR)
        MemberSession.was_used(session, secret_hash(other), NOW + SIGNED_IN_FOR - INSTANT)
        assert MemberSession.find(session, other, NOW + SIGNED_IN_FOR - INSTANT) is not None
        assert MemberSession.find(session, other, NOW + SIGNED_IN_FOR) is None
        assert "lasts 14 days" in MemberSession.why_over(session, other, NOW + SIGNED_IN_FOR)
        assert "no longer signed in" in MemberSession.why_over(session, "x", NOW)


def test_a_new_secret_does_not_make_a_sign_in_last_longer(database, alice):
    later = NOW + UNUSED_FOR / 2
    with database.writing() as session:
        secret = MemberSession.start(session, session.merge(alice.member), NOW)
        session.flush()
        renewed = MemberSession.find(session, secret, later).renew(session, later)
        session.flush()
        found = MemberSession.find(session, renewed, later)
        assert (found.created_at, found.expires_at) == (NOW, NOW + SIGNED_IN_FOR)


def test_a_secret_changes_hands_once_and_the_old_one_opens_the_same_for_a_minute(database, alice):
    with database.writing() as session:
        secret = MemberSession.start(session, session.merge(alice.member), NOW)
        session.flush()
        assert MemberSession.change_hands(session, secret_hash(secret), NOW) is None, "nobody changed anything"
        MemberSession.renew_soon(session, alice.member.id)
        renewed = MemberSession.change_hands(session, secret_hash(secret), NOW)
        session.flush()
        assert MemberSession.change_hands(session, secret_hash(secret), NOW) is None, "another request was faster"
        listed = MemberSession.all_of(session, session.merge(alice.member), NOW)
        assert [one.secret_hash for one in listed] == [secret_hash(renewed)]
        assert MemberSession.find(session, secret, NOW + CHANGING_HANDS - INSTANT) is not None
        assert MemberSession.find(session, secret, NOW + CHANGING_HANDS) is None
        assert MemberSession.find(session, renewed, NOW + CHANGING_HANDS).expires_at == NOW + SIGNED_IN_FOR


def test_a_sign_in_link_works_once(database, alice):
    with database.writing() as session:
        secret = SignInLink.make(session, session.merge(alice.member), NOW)
    with database.writing() as session:
        link = SignInLink.find(session, secret, NOW)
        assert link.use(session).id == alice.member.id
        assert link.use(session) is None
    with database.reading() as session:
        assert SignInLink.find(session, secret, NOW) is None


def test_a_new_sign_in_link_replaces_the_earlier_one_and_expires(database, alice, bob):
    with database.writing() as session:
        of_bob = SignInLink.make(session, session.merge(bob.member), NOW)
        earlier, later = (SignInLink.make(session, session.merge(alice.member), NOW) for _ in range(2))
        assert SignInLink.find(session, earlier, NOW) is None
        assert SignInLink.find(session, of_bob, NOW) is not None
        assert SignInLink.find(session, later, NOW + LINK_LASTS - INSTANT) is not None
        assert SignInLink.find(session, later, NOW + LINK_LASTS) is None
