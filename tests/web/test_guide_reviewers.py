import pytest

from models.account import Membership, Role
from models.guide import Guide
from models.guide.approval import RequiredReviewer
from tests.support.client import Client
from tests.support.people import tour


@pytest.fixture
def guide_id(database, alice):
    with database.writing() as session:
        return tour(session, alice).id


def waits_for(database, guide_id):
    with database.reading() as session:
        return [member.name for member in RequiredReviewer.of(session, session.get_one(Guide, guide_id))]


def test_a_guide_waits_for_whom_an_author_chose_until_an_owner_or_an_admin_lets_them_off(
    client, app, alice, bob, charlie, guide_id, database
):
    there = f"/guides/{guide_id}/reviewers"
    with database.writing() as session:
        session.add(Membership(organisation_id=alice.organisation.id, member_id=charlie.member.id, role="viewer"))
    listed = client.sign_in(alice).get(f"/guides/{guide_id}/reviews").words(f'form[action="{there}"]')
    assert "Bob" in listed
    assert "Charlie" not in listed  # who may not review is waited for in vain
    with database.writing() as session:
        session.get_one(Membership, (alice.organisation.id, bob.member.id)).role = Role.AUTHOR.value
    bobs = Client(app).sign_in(bob)
    assert bobs.post(there, {"reviewer": [alice.member.id, bob.member.id]}).status == 303
    assert waits_for(database, guide_id) == ["Alice", "Bob"]
    refused = bobs.post(there, {"reviewer": [bob.member.id]})
    assert refused.status == 422
    assert "goes on waiting for Alice" in refused.words("main")
    assert waits_for(database, guide_id) == ["Alice", "Bob"]
    assert client.post(there, {}).status == 303
    assert waits_for(database, guide_id) == []
