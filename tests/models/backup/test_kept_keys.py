"""What is erased stays erased, whichever backup is restored."""

from datetime import timedelta

from models.account import Member
from models.account.audit_log import AuditEntry
from models.backup.kept_keys import keep
from models.job.due_erasures import erase_due, follow_up
from models.privacy.erasure import Erasure
from models.schema import metadata
from tests.models.backup.test_restore import NOW, restore_of, words
from tests.support.databases import everything


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
