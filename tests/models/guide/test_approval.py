import json

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from models.account import Membership
from models.account.review_policy import Policy
from models.guide import Guide, Version, compile_guide
from models.guide.approval import Approval, RequiredReviewer, why_not_approved
from models.guide.emergency import Emergency
from models.release.publish import publish, take_down
from tests.support.people import NOW, tour

PUBLISHED = text(
    "INSERT INTO publications (guide_id, environment, organisation_id, site_id, version_hash, live_since) "
    "VALUES (:guide, :environment, :organisation, :site, :version, :now)"
)
CHANGED = text("UPDATE publications SET version_hash = :version WHERE guide_id = :guide AND environment = :environment")
RELEASED = text(
    "INSERT INTO releases (site_id, hash, organisation_id, environment, document, created_at) "
    "VALUES (:site, :release, :organisation, :environment, :document, :now)"
)
MOVED = text(
    "INSERT INTO release_moves (organisation_id, site_id, environment, release_hash, reason, moved_at) "
    "VALUES (:organisation, :site, :environment, :release, 'by hand', :now)"
)


@pytest.fixture
def values(database, alice):
    """A version that Alice wrote and nobody approved, where one approval is asked for."""
    with database.writing() as session:
        guide = tour(session, alice)
        version = Version.freeze(session, guide, compile_guide(guide), session.merge(alice.member), NOW)
        session.add(Policy(organisation_id=alice.organisation.id, approvals_required=1))
        document = json.dumps({"guides": [{"id": guide.key, "version": version.hash}]})
        return {
            "guide": guide.id,
            "site": guide.site_id,
            "organisation": guide.organisation_id,
            "version": version.hash,
            "environment": "production",
            "release": "f" * 64,
            "document": document,
            "now": NOW,
        }


def approve(session, values, *members):
    guide = session.get_one(Guide, values["guide"])
    for member in members:
        Approval.give(session, guide, values["version"], session.merge(member), NOW)


def refused(session, statement, values):
    with pytest.raises(IntegrityError), session.begin_nested():
        session.execute(statement, values)
    return True


def test_the_database_refuses_a_publication_without_the_approvals_that_the_policy_asks(database, values, alice, bob):
    with database.writing() as session:
        assert refused(session, PUBLISHED, values)
        approve(session, values, alice.member)  # the author's own
        assert refused(session, PUBLISHED, values)
        approve(session, values, bob.member)
        session.execute(PUBLISHED, values)
        assert refused(session, CHANGED, {**values, "version": "0" * 64})


def test_the_database_counts_two_where_two_are_asked_for(database, values, alice, bob, charlie):
    with database.writing() as session:
        session.execute(text("UPDATE organisation_policies SET approvals_required = 2"))
        approve(session, values, alice.member, bob.member)
        assert refused(session, PUBLISHED, values)
        approve(session, values, charlie.member)
        session.execute(PUBLISHED, values)


def test_staging_is_free_of_the_policy_unless_it_is_asked_for_there_too(database, values):
    staging = {**values, "environment": "staging"}
    with database.writing() as session:
        session.execute(PUBLISHED, staging)
        assert refused(session, text("UPDATE publications SET environment = 'production'"), {})
        session.execute(text("DELETE FROM publications"))
        session.execute(text("UPDATE organisation_policies SET staging_too = TRUE"))
        assert refused(session, PUBLISHED, staging)


def test_the_database_refuses_a_release_that_lists_what_is_not_published(database, values, bob):
    with database.writing() as session:
        session.execute(RELEASED, values)
        assert refused(session, MOVED, values)
        approve(session, values, bob.member)
        assert refused(session, MOVED, values)
        session.execute(PUBLISHED, values)
        session.execute(MOVED, values)


def test_what_is_live_stays_when_the_policy_comes_and_can_be_taken_down(database, values, alice):
    with database.writing() as session:
        session.execute(text("UPDATE organisation_policies SET approvals_required = 0"))
        guide, member = session.get_one(Guide, values["guide"]), session.merge(alice.member)
        publish(session, guide, seen="", by=member, now=NOW)
        session.execute(text("UPDATE organisation_policies SET approvals_required = 1"))
        publish(session, guide, seen=values["version"], by=member, now=NOW)
        take_down(session, guide, by=member, now=NOW)


def test_a_guide_waits_for_its_required_reviewers_as_long_as_they_may_review_and_did_not_write_it(
    database, values, alice, bob, charlie
):
    with database.writing() as session:
        guide = session.get_one(Guide, values["guide"])
        approve(session, values, charlie.member)
        RequiredReviewer.choose(session, guide, {alice.member.id, bob.member.id, charlie.member.id, 999})
        assert "waits for Bob" in str(why_not_approved(session, guide, values["version"], "production"))
        assert why_not_approved(session, guide, values["version"], "staging") is None
        with session.begin_nested() as part:
            approve(session, values, bob.member)
            assert why_not_approved(session, guide, values["version"], "production") is None
            part.rollback()
        session.get_one(Membership, (guide.organisation_id, bob.member.id)).suspended_at = NOW
        assert why_not_approved(session, guide, values["version"], "production") is None


def test_the_database_waits_for_required_reviewers_who_may_review_here_and_did_not_write_it(database, values, people):
    alice, bob, charlie = (one.member for one in (people.alice, people.bob, people.charlie))
    with database.writing() as session:
        for member in (alice, bob, charlie):  # who wrote it; who is waited for; a member of another organisation
            session.execute(
                text("INSERT INTO guide_reviewers VALUES (:guide, :member, :organisation)"), {**values, "member": member.id}
            )
        approve(session, values, charlie)
        assert refused(session, PUBLISHED, values)
        session.execute(PUBLISHED, {**values, "environment": "staging"})
        for gone in ("role = 'viewer'", "suspended_at = CURRENT_TIMESTAMP"):
            with session.begin_nested() as part:
                session.execute(text(f"UPDATE memberships SET {gone} WHERE member_id = :bob"), {"bob": bob.id})
                session.execute(PUBLISHED, values)
                part.rollback()
        assert refused(session, text("UPDATE publications SET environment = 'production'"), {})
        approve(session, values, bob)
        session.execute(PUBLISHED, values)
        assert refused(session, CHANGED, {**values, "version": "0" * 64})


def test_an_emergency_waits_for_nobody(database, values, alice, bob):
    with database.writing() as session:
        guide, member = session.get_one(Guide, values["guide"]), session.merge(alice.member)
        RequiredReviewer.choose(session, guide, {bob.member.id})
        assert refused(session, PUBLISHED, values)
        Emergency.declare(session, guide, session.get_one(Version, (guide.id, values["version"])), "It burns.", member, NOW)
        session.execute(PUBLISHED, values)
