import pytest

from models.account.review_policy import Policy
from models.guide import Guide, Publication
from tests.support.people import tour


@pytest.fixture
def guide(database, alice) -> int:
    """Where one approval is asked for."""
    with database.writing() as session:
        session.add(Policy(organisation_id=alice.organisation.id, approvals_required=1))
        return tour(session, alice).id


def is_live(database, guide):
    with database.reading() as session:
        return Publication.of(session, session.get_one(Guide, guide)) is not None


def test_an_owner_publishes_without_approval_with_a_reason_that_everybody_reads_in_the_log(client, alice, bob, guide, database):
    form = client.sign_in(alice).get(f"/guides/{guide}/reviews")
    seen = form.html.select_one('form[action$="/emergency"] [name="seen"]')["value"]
    refused = client.post(f"/guides/{guide}/emergency", {"seen": seen, "reason": "x" * 501})
    assert refused.status == 422
    assert refused.words("#field-reason") == "x" * 501
    assert client.post(f"/guides/{guide}/emergency", {"seen": "0" * 64, "reason": "It burns"}).status == 422
    assert not is_live(database, guide)
    assert "It burns" not in client.get("/inbox/settings").text
    assert client.post(f"/guides/{guide}/emergency", {"seen": seen, "reason": "It burns"}).status == 303
    assert is_live(database, guide)
    assert "It burns" in client.sign_in(bob).get("/inbox/settings").text


def test_nobody_but_an_owner_can(client, bob, charlie, guide, database):
    assert "Publish without approval" not in client.sign_in(bob).get(f"/guides/{guide}/reviews").text
    assert client.post(f"/guides/{guide}/emergency", {"seen": "", "reason": "I want to"}).status == 403
    assert client.sign_in(charlie).post(f"/guides/{guide}/emergency", {"seen": "", "reason": "I own another"}).status == 404
    assert not is_live(database, guide)
