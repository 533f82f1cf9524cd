"""People who do something to one guide in the same moment, each with a connection of their own: never an unapproved version live,
never a 500, and whoever comes second is told.
"""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from models.account import Membership, Role
from models.account.review_policy import Policy
from models.guide import Guide, Publication
from models.guide.approval import Approval
from models.review import Review
from models.review.review import APPROVED, OPEN, WITHDRAWN
from tests.support.client import Client
from tests.support.people import tour

PART = {"hx_request": "true", "hx_request_type": "partial"}
ROUNDS = 3


@pytest.fixture
def crowd(app, database, people):
    """Browsers of Alice, who owns, Bob, who reviews, and Charlie, who is an author here today; two for Alice."""
    with database.writing() as session:
        acme = people.alice.organisation.id
        session.add(Membership(organisation_id=acme, member_id=people.charlie.member.id, role=Role.AUTHOR.value))
        session.add(Policy(organisation_id=acme, approvals_required=1, staging_too=False))
    seats = {"alice": people.alice, "again": people.alice, "bob": people.bob, "charlie": people.charlie}
    browsers = {name: Client(app).sign_in(person) for name, person in seats.items()}
    browsers["charlie"].post("/current-organisation", {"organisation": acme})
    return browsers


@pytest.fixture
def ask_all(crowd):
    """Everything at once; every answer is one that was meant."""

    def asked(*requests):
        together = threading.Barrier(len(requests))

        def one(request):
            who, method, path, *form = request
            together.wait(10)
            return getattr(crowd[who], method)(path, *form, **PART)

        with ThreadPoolExecutor(len(requests)) as pool:
            answers = list(pool.map(one, requests))
        assert {answer.status for answer in answers} <= {200, 204, 303, 422}
        return answers

    return asked


def a_guide(database, alice, name):
    with database.writing() as session:
        return tour(session, alice, name).id


def a_review(crowd, guide):
    return int(crowd["alice"].post(f"/guides/{guide}/reviews", {"message": ""}).where.rsplit("/", 1)[1])


def reviews(database, guide):
    with database.reading() as session:
        return list(session.scalars(select(Review).where(Review.guide_id == guide).order_by(Review.id)))


def approvals(database, guide, version):
    with database.reading() as session:
        return Approval.of(session, session.get_one(Guide, guide), version)


def live(database, guide):
    with database.reading() as session:
        found = session.get(Publication, (guide, "production"))
        return found.version_hash if found else ""


def test_an_approval_that_races_an_edit_and_a_publication_puts_nothing_unapproved_live(crowd, ask_all, database, alice):
    for number in range(ROUNDS):
        guide = a_guide(database, alice, f"Tour {number}")
        review = a_review(crowd, guide)
        ask_all(
            ("bob", "put", f"/reviews/{review}/decision", {"decision": "approved"}),
            ("charlie", "post", f"/guides/{guide}", {"name": f"Another name {number}"}),
            ("alice", "post", f"/guides/{guide}/publication", {"seen": ""}),
            ("again", "post", f"/reviews/{review}/publication", {"seen": ""}),
        )
        version = live(database, guide)
        assert not version or approvals(database, guide, version)
        assert reviews(database, guide)[0].state == APPROVED


def test_two_who_approve_at_once_are_two(crowd, ask_all, database, alice):
    with database.writing() as session:
        session.get_one(Policy, alice.organisation.id).approvals_required = 2
    for number in range(ROUNDS):
        guide = a_guide(database, alice, f"Tour {number}")
        review = a_review(crowd, guide)
        decision = ("put", f"/reviews/{review}/decision", {"decision": "approved"})
        ask_all(("bob", *decision), ("charlie", *decision))
        assert reviews(database, guide)[0].state == APPROVED


def test_who_approves_twice_in_one_moment_approved_once(app, crowd, ask_all, database, alice, bob):
    crowd["again"] = Client(app).sign_in(bob)
    for number in range(ROUNDS):
        guide = a_guide(database, alice, f"Tour {number}")
        decision = ("put", f"/reviews/{a_review(crowd, guide)}/decision", {"decision": "approved"})
        ask_all(("bob", *decision), ("again", *decision))
        found = reviews(database, guide)[0]
        assert (found.state, len(approvals(database, guide, found.version_hash))) == (APPROVED, 1)


def test_what_a_newer_version_replaces_is_not_approved_in_the_same_moment(crowd, ask_all, database, alice):
    for number in range(ROUNDS):
        guide = a_guide(database, alice, f"Tour {number}")
        review = a_review(crowd, guide)
        crowd["alice"].post(f"/guides/{guide}", {"name": f"Another name {number}"})
        ask_all(
            ("bob", "put", f"/reviews/{review}/decision", {"decision": "approved"}),
            ("alice", "post", f"/guides/{guide}/reviews", {"message": ""}),
        )
        old, new = reviews(database, guide)
        assert new.state == OPEN
        assert (old.state, bool(approvals(database, guide, old.version_hash))) in {(APPROVED, True), (WITHDRAWN, False)}


def test_an_approval_and_a_request_for_changes_leave_one_decision(crowd, ask_all, database, alice):
    for number in range(ROUNDS):
        guide = a_guide(database, alice, f"Tour {number}")
        review = a_review(crowd, guide)
        ask_all(
            ("bob", "put", f"/reviews/{review}/decision", {"decision": "approved"}),
            ("charlie", "put", f"/reviews/{review}/decision", {"decision": "changes"}),
            ("alice", "post", f"/guides/{guide}/publication", {"seen": ""}),
        )
        found = reviews(database, guide)[0]
        assert (found.state == APPROVED) is bool(approvals(database, guide, found.version_hash))


def test_two_who_ask_at_once_for_one_version_get_one_review_and_a_publication_freezes_the_same(crowd, ask_all, database, alice):
    with database.writing() as session:
        session.get_one(Policy, alice.organisation.id).approvals_required = 0
    for number in range(ROUNDS):
        guide = a_guide(database, alice, f"Tour {number}")
        ask_all(
            ("alice", "post", f"/guides/{guide}/reviews", {"message": ""}),
            ("charlie", "post", f"/guides/{guide}/reviews", {"message": ""}),
            ("again", "post", f"/guides/{guide}/publication", {"seen": ""}),
        )
        (found,) = reviews(database, guide)
        assert found.version_hash == live(database, guide)
