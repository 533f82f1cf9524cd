import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from models.account.audit_log import AuditEntry
from models.account.review_policy import Policy
from models.guide import Guide, Publication, Version, compile_guide
from models.guide.emergency import Emergency, NoReason
from models.release.publish import publish
from tests.support.people import NOW, tour

DECLARED = text(
    "INSERT INTO emergencies (organisation_id, guide_id, version_hash, reason, member_id, declared_at) "
    "VALUES (:organisation, :guide, :version, :reason, :member, :now)"
)


@pytest.fixture
def guide_id(database, alice):
    with database.writing() as session:
        session.add(Policy(organisation_id=alice.organisation.id, approvals_required=1))
        return tour(session, alice).id


def frozen(session, guide_id, person):
    guide = session.get_one(Guide, guide_id)
    return guide, Version.freeze(session, guide, compile_guide(guide), session.merge(person.member), NOW)


def test_an_emergency_lets_exactly_one_version_go_live_and_stands_in_the_log_with_its_reason(database, alice, guide_id):
    with database.writing() as session:
        guide, version = frozen(session, guide_id, alice)
        member = session.merge(alice.member)
        with pytest.raises(NoReason):
            Emergency.declare(session, guide, version, "  ", member, NOW)
        Emergency.declare(session, guide, version, "The old text is dangerous.", member, NOW)
        publish(session, guide, seen="", by=member, now=NOW)
    with database.reading() as session:
        assert Publication.of(session, session.get_one(Guide, guide_id))
        entry = session.scalars(select(AuditEntry).order_by(AuditEntry.id)).first()
        assert (entry.act, entry.member_id) == ("policy.glass_broken", alice.member.id)
        assert "The old text is dangerous." in entry.sentence


@pytest.mark.parametrize(("who", "reason"), [("bob", "I review here"), ("charlie", "I own another one"), ("alice", "")])
def test_the_database_takes_one_from_an_owner_of_the_guides_organisation_with_a_reason_only(
    database, people, guide_id, who, reason
):
    with database.writing() as session:
        _, version = frozen(session, guide_id, people.alice)
        values = {"organisation": people.alice.organisation.id, "guide": guide_id, "version": version.hash, "now": NOW}
        values |= {"member": getattr(people, who).member.id, "reason": reason}
        with pytest.raises(IntegrityError, match="only an owner"), session.begin_nested():
            session.execute(DECLARED, values)
        session.execute(DECLARED, {**values, "member": people.alice.member.id, "reason": "It burns"})
