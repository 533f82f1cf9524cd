"""What is erased stays erased, whichever backup is restored."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from models.account import Member
from models.account.audit_log import AuditEntry
from models.backup.kept_keys import keep
from models.event.identified_visitor import IdentifiedVisitor, VisitorAttribute
from models.event.person_pseudonym import subject_of
from models.job.due_erasures import erase_due, follow_up
from models.job.due_visitor_erasures import erase_due_visitors
from models.privacy.erasure import Erasure
from models.privacy.mode_change import turn_off
from models.privacy.visitor_erasure import VisitorErasure
from models.privacy.visitor_rights import find_visitor
from models.schema import metadata
from models.site.identified_mode import IdentifiedMode
from tests.models.backup.test_restore import NOW, restore_of, words
from tests.models.event.identified import MARK, engaged, in_identified_mode
from tests.support.databases import everything
from tests.support.people import tour


@pytest.mark.long
def test_promise_m2_a_member_who_was_erased_does_not_come_back_with_a_backup_from_before(
    backups, database, databases, alice, bob
):
    """Neither where the backup is restored, nor where somebody opens it themselves."""
    with database.writing() as session:
        member = session.merge(bob.member)
        member.password_hash = "argon2-of-bob"
        AuditEntry.note(session, alice.organisation.id, "member.invited", "Bob was here.", member, NOW)
        asked = Erasure.ask(session, member, "", NOW - timedelta(days=12))
        session.add(Member(email="second@x.example", name="Second", created_at=NOW))
    made = backups.make(NOW)
    assert erase_due(database, metadata, NOW) == 1
    follow_up(database, lambda: keep(database, backups.storage, backups.key), NOW)
    with databases.fresh(migrated=False) as target:
        done = restore_of(backups, made.name, target).run(NOW)
        assert (done.members, done.erased) == (4, 1)
        with target.reading() as session:
            gone = session.get_one(Member, bob.member.id)
            assert (gone.name, gone.email, gone.email_index, gone.password_hash) == ("Somebody who was erased", "", None, None)
            assert Member.by_email(session, bob.email) is None
            assert Member.by_email(session, "second@x.example").name == "Second"
            assert Erasure.by_receipt(session, asked).rows["members"] == 1
        assert "Bob was here." not in words(target)
        assert not any("argon2-of-bob" in row for rows in everything(target).values() for row in rows)
        keep(target, backups.storage, backups.key)
    with databases.fresh(migrated=False) as second:
        assert restore_of(backups, made.name, second).run(NOW).erased == 1, "also after the next file of keys"


@pytest.mark.long
def test_promise_m2_an_identified_visitor_who_was_erased_does_not_come_back_with_a_backup_from_before(
    backups, database, databases, alice
):
    """Neither one person, nor everybody of a site that turned identified mode off; who came later stays."""
    with database.writing() as session:
        guide, site = tour(session, alice), session.merge(alice.site)
        mode = in_identified_mode(session, site, NOW)
        for person in (MARK, "ben"):
            engaged(session, site, guide, NOW, person)
        VisitorErasure.ask(session, find_visitor(session, mode, subject_of(site, MARK)), "", NOW - timedelta(days=12))
    made = backups.make(NOW)
    assert erase_due_visitors(database, NOW) == 1
    follow_up(database, lambda: keep(database, backups.storage, backups.key), NOW)
    with databases.fresh(migrated=False) as target:
        assert restore_of(backups, made.name, target).run(NOW).erased == 1
        with target.reading() as session:
            told = {one.name: one.value for one in session.scalars(select(VisitorAttribute))}
            assert told == {"mail": "ben", "plan": "harbour"}, "those of the other one"
            assert session.scalars(select(VisitorErasure.rows)).one()["identified_visitors"] == 1
        keep(target, backups.storage, backups.key)
    with database.writing() as session:
        turn_off(session, session.merge(alice.site), by=session.merge(alice.member), now=NOW)
        in_identified_mode(session, session.merge(alice.site), NOW)
    keep(database, backups.storage, backups.key)
    with databases.fresh(migrated=False) as second:
        assert restore_of(backups, made.name, second).run(NOW).erased == 2
        with second.reading() as session:
            assert session.scalars(select(IdentifiedVisitor)).all() == session.scalars(select(IdentifiedMode)).all() == []
