"""What becomes of plans at their moment, on both engines."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import select

from models.account import Membership, Organisation, Role
from models.account.review_policy import Policy
from models.guide import Guide
from models.guide.approval import Approval
from models.integration.delivery import Delivery
from models.job.due_publications import guides_due, keep_appointment
from models.release.planned_publication import LIVE, REFUSED, WAITING, PlannedPublication
from models.release.publish import publish, take_down, take_everything_down
from models.release.release import ReleaseMove
from tests.support.appointments import HOUR, LATER, SOON, acts, edit, live, state, work
from tests.support.people import NOW


def test_exactly_the_planned_version_goes_live_at_its_moment_and_is_taken_down_at_the_other(database, alice, guide_id, plan):
    version = plan()
    edit(database, guide_id, "What became of the draft", alice)
    assert work(database, SOON - timedelta(seconds=1)) == []
    assert live(database, guide_id) is None
    assert work(database, SOON + timedelta(seconds=9)) == [""]
    assert (live(database, guide_id), state(database, guide_id)) == (version, LIVE)
    assert work(database, LATER - HOUR) == []
    assert work(database, LATER) == [""]
    assert (live(database, guide_id), state(database, guide_id)) == (None, None)
    kept = ["guide.published", "publication.plan_kept"]
    assert acts(database) == ["publication.planned", *kept, "publication.plan_ended", "guide.taken_down"]


def test_of_two_workers_one_carries_it_out(database, guide_id, plan):
    plan()
    together, done = threading.Barrier(2), []

    def worker():
        due = guides_due(database, SOON)
        together.wait(10)
        done.append([keep_appointment(database, whose, guide, "", SOON) for whose, guide in due])

    threads = [threading.Thread(target=worker) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert done == [[""], [""]]
    assert acts(database).count("publication.plan_kept") == 1
    with database.reading() as session:
        assert len(session.scalars(select(ReleaseMove.id)).all()) == 1


def test_what_the_policy_forbids_at_the_moment_is_refused_and_told_to_whoever_planned_it(database, alice, bob, guide_id, plan):
    version = plan()
    with database.writing() as session:
        session.add(Policy(organisation_id=alice.organisation.id, approvals_required=1))
    assert "reviewed versions only" in work(database, SOON)[0]
    assert (live(database, guide_id), state(database, guide_id)) == (None, REFUSED)
    with database.reading() as session:
        letter = session.scalars(select(Delivery)).one().body
        assert letter["to"] == alice.email
        assert "reviewed versions only" in letter["text"]
        assert f"https://cairn.example/guides/{guide_id}/planned-publication" in letter["text"]
    assert work(database, LATER) == []
    plan()
    with database.writing() as session:
        Approval.give(session, session.get_one(Guide, guide_id), version, session.merge(bob.member), NOW)
    assert work(database, SOON) == [""]
    assert live(database, guide_id) == version


@pytest.mark.parametrize("what", ["left", "viewer", "archived", "slept"])
def test_what_can_not_be_done_any_more_is_refused_with_the_reason(database, alice, guide_id, plan, what):
    plan()
    with database.writing() as session:
        seat = session.get_one(Membership, (alice.organisation.id, alice.member.id))
        if what == "left":
            session.delete(seat)
        elif what == "viewer":
            seat.role = Role.VIEWER.value
        elif what == "archived":
            session.get_one(Guide, guide_id).archive(NOW)
    reason = work(database, LATER if what == "slept" else SOON)[0]
    said = {"archived": "This guide is archived", "slept": "No worker ran between"}
    assert said.get(what, "Alice, who planned it, may not publish here any more") in reason
    assert (live(database, guide_id), state(database, guide_id)) == (None, REFUSED)


def test_the_end_takes_down_only_what_the_plan_put_live(database, alice, guide_id, plan):
    plan()
    work(database, SOON)
    edit(database, guide_id, "Published by hand since", alice)
    with database.writing() as session:
        publish(session, session.get_one(Guide, guide_id), seen=None, by=session.merge(alice.member), now=SOON)
    by_hand = live(database, guide_id)
    assert work(database, LATER) == [""]
    assert (live(database, guide_id), state(database, guide_id)) == (by_hand, None)


def test_what_is_taken_down_by_hand_is_over_and_switching_everything_off_leaves_nothing_to_come(database, alice, guide_id, plan):
    plan()
    work(database, SOON)
    with database.writing() as session:
        take_down(session, session.get_one(Guide, guide_id), by=session.merge(alice.member), now=SOON)
    assert state(database, guide_id) is None
    plan()
    with database.writing() as session:
        member = session.merge(alice.member)
        assert take_everything_down(session, session.merge(alice.site), by=member, now=NOW, environment="staging") == 0
        assert session.get_one(PlannedPublication, guide_id).state == WAITING
        assert take_everything_down(session, session.merge(alice.site), by=member, now=NOW) == 1
    assert work(database, SOON) == []
    assert live(database, guide_id) is None


def test_nothing_is_due_in_an_organisation_that_was_deleted(database, alice, guide_id, plan):
    plan()
    with database.writing() as session:
        session.get_one(Organisation, alice.organisation.id).deleted_at = NOW
    assert work(database, SOON) == []
    assert (live(database, guide_id), state(database, guide_id)) == (None, WAITING)
