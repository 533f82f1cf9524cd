"""Somebody takes the database, or a copy of its files, and has no key."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from migrations import upgrade
from models.account import Member, MemberSession
from models.account.address_change import AddressChange
from models.account.invitation import Invitation
from models.account.member_picture import MemberPicture
from models.account.openid.provider_identity import ProviderIdentity
from models.account.passkey import Passkey
from models.account.role import Role
from models.account.set_up_link import SetUpLink
from models.integration.delivery import MAIL, Delivery
from models.job.reseal import reseal
from models.review import Review
from models.review.review_comment import ReviewComment
from models.support.sealer import Sealer
from tests.support.at_rest import at_rest
from tests.support.first_envelope import OldDatabase
from tests.support.people import NOW, tour

MARK = "canary-7f3a"


def test_promise_m5_nothing_personal_is_in_the_database_in_the_clear(database, alice):
    with database.writing() as session:
        member = session.get_one(Member, alice.member.id)
        member.name, member.email = f"{MARK} Name", f"{MARK}@acme.example"
        MemberPicture.keep(session, member, f"RIFF {MARK}".encode())
        MemberSession.start(session, member, NOW, device=f"{MARK} on Linux")
        AddressChange.make(session, member, f"{MARK}-new@acme.example", NOW)
        Invitation.make(session, alice.organisation.id, f"{MARK}-i@acme.example", Role.AUTHOR, None, NOW)
        SetUpLink.make(session, f"{MARK}-s@acme.example", NOW)
        named = {"credential": f"{MARK}", "public_key": MARK.encode(), "name": f"{MARK} key"}
        session.add(Passkey(member_id=member.id, sign_count=0, created_at=NOW, **named))
        called = {"called": MARK, "email": f"{MARK}@provider.example"}
        session.add(ProviderIdentity(member_id=member.id, issuer="https://op.example", connected_at=NOW, **called))
        row = Delivery.put(
            session, alice.organisation.id, MAIL, "k", {"to": f"{MARK}@x.example", "subject": MARK, "text": MARK}, NOW
        )
        row.failed(f"550 {MARK}@x.example is not here", NOW)
        guide = tour(session, alice)
        words = {"text": f"{MARK} is good", "guest": f"{MARK} Guest"}
        session.add(ReviewComment(organisation_id=1, guide_id=guide.id, said_at=NOW, **words))
        Review.ask(session, guide, f"{MARK}, please", session.merge(alice.member), NOW)
    with database.reading() as session:
        assert session.query(Delivery).one().body["text"] == MARK
        said = session.query(ReviewComment).one()
        assert (said.guest, said.text) == (f"{MARK} Guest", f"{MARK} is good")
        assert session.query(Review).one().message == f"{MARK}, please"
        assert Passkey.called(session, MARK).public_key == MARK.encode()
    found = at_rest(database)
    assert MARK.encode() not in found
    assert MARK.encode().hex().encode() not in found, "bytes as PostgreSQL writes them"


def whole(database) -> bytes:
    """Its rows of members on PostgreSQL, its files on SQLite, before the migrations that `at_rest` needs."""
    if database.engine.dialect.name == "sqlite":
        file = Path(make_url(database.url).database)
        return b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))
    with database.reading() as session:
        return "".join(session.scalars(text("SELECT email FROM members"))).encode()


@pytest.fixture
def old(databases):
    with databases.fresh(migrated=False) as database:
        database.sealer = Sealer(b"k" * 32)
        yield OldDatabase(database)


def test_promise_m5_what_an_older_version_kept_in_the_clear_is_nowhere_after_the_migration(old):
    """Neither in the rows nor in what a SQLite file and its journal still hold of them."""
    for number in range(40):
        member = {"email": f"{MARK}-{number}@acme.example", "name": f"{MARK} {number}", "created_at": old.now}
        old.put("members", id=number + 1, password_hash=None, **member)
    letter = {"to": f"{MARK}@acme.example", "subject": MARK, "text": MARK}
    sent = {"state": "sent", "attempts": 1, "next_at": old.now, "created_at": old.now, "problem": ""}
    old.put("deliveries", organisation_id=1, kind="mail", key="k", body=letter, **sent)
    with old.database.writing() as session:
        session.execute(text("UPDATE members SET name = name || ' again'"))
    assert MARK.encode() in whole(old.database)
    upgrade(old.database)
    assert reseal(old.database, datetime.now(UTC)).rows == 41
    assert MARK.encode() not in at_rest(old.database)
    with old.database.reading() as session:
        assert Member.by_email(session, f"{MARK}-7@acme.example").name == f"{MARK} 7 again"
        assert session.query(Delivery).one().body == letter
    assert reseal(old.database, datetime.now(UTC)).rows == 0
    if old.database.engine.dialect.name == "sqlite":
        file = Path(make_url(old.database.url).database)
        assert file.stat().st_mode & 0o777 == 0o600
