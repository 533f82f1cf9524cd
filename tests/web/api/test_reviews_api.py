from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from models.account import Membership
from models.account.review_policy import Policy
from models.integration.delivery import Delivery
from models.integration.news_channel import NewsChoice
from tests.support.people import tour
from tests.web.api.program import program


def test_a_review_has_a_day_and_the_first_of_two_approvals_is_told_as_one(client, database, alice, bob, charlie):
    with database.writing() as session:
        acme = alice.organisation.id
        session.add(Membership(organisation_id=acme, member_id=charlie.member.id, role="reviewer"))
        session.add(Policy(organisation_id=acme, approvals_required=2))
        NewsChoice.choose(session, acme, alice.member.id, "at_once")
        guide = tour(session, alice).id
    day = str((datetime.now(UTC) + timedelta(days=3)).date())
    asks = program(client, alice)
    assert asks.post(f"/guides/{guide}/reviews", {"due_on": "tomorrow"}).status == 422
    asked = asks.post(f"/guides/{guide}/reviews", {"due_on": day}).json
    assert (asked["due_on"], asked["state"]) == (day, "open")
    decided = program(client, bob).put(f"/reviews/{asked['id']}/decision", {"decision": "approved"})
    assert (decided.status, decided.json["state"]) == (200, "open")
    with database.reading() as session:
        assert [row.body["subject"] for row in session.scalars(select(Delivery))] == ["Welcome: approved"]


def test_whom_a_guide_waits_for_is_chosen_and_let_off_by_who_manages(client, database, alice, bob):
    with database.writing() as session:
        guide = tour(session, alice).id
    there = f"/guides/{guide}/reviewers"
    manages, writes = program(client, alice), program(client, alice, "read", "write")
    assert writes.put(there, {"members": [bob.member.id, 999]}).json["data"] == [{"id": bob.member.id, "name": "Bob"}]
    refused = writes.put(there, {"members": []})
    assert (refused.status, refused.json["code"]) == (409, "still_waited_for")
    assert manages.get(there).json["data"] == [{"id": bob.member.id, "name": "Bob"}]
    assert manages.put(there, {"members": []}).json["data"] == []
