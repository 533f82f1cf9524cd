import pytest
from sqlalchemy import select

from models.integration.delivery import Delivery
from models.integration.news_channel import AT_ONCE, NewsChoice
from models.review import ReviewComment
from tests.support.people import tour

PART = {"hx_request": "true", "hx_request_type": "partial"}


@pytest.fixture
def review(client, alice, database) -> int:
    """Alice asks for a review of her guide."""
    with database.writing() as session:
        guide = tour(session, alice).id
    asked = client.sign_in(alice).post(f"/guides/{guide}/reviews", {"message": "The last step is new."})
    return int(asked.where.rsplit("/", 1)[1])


def test_comments_stand_with_the_step_or_with_the_whole(client, bob, review):
    client.sign_in(bob)
    client.post(f"/reviews/{review}/comments", {"step": "s1", "text": "Say *Keep*.\nNot Save."}, **PART)
    panel = client.post(f"/reviews/{review}/comments", {"text": "Nice."}, **PART)
    assert "Say *Keep*. Not Save." in panel.words("#still-s1 .remark")
    assert client.post(f"/reviews/{review}/comments", {"text": "  "}, **PART).status == 422
    nowhere = client.post(f"/reviews/{review}/comments", {"step": "s99", "text": "Where is it?"}, **PART)
    assert nowhere.status == 422
    assert "This version has no such step" in nowhere.text
    assert "Where is it?" in nowhere.words("textarea[aria-label$='whole guide']")
    assert "Where is it?" not in client.get(f"/reviews/{review}").text
    long = client.post(f"/reviews/{review}/comments", {"step": "s1", "text": "x" * 4001}, **PART)
    assert long.status == 422
    assert long.words("#still-s1 form:not([hx-post]) textarea, #still-s1 > .step-still-remarks > form textarea") == "x" * 4001


def test_comments_are_answered_resolved_and_opened_again_and_who_is_named_hears_of_it(client, alice, bob, review, database):
    with database.writing() as session:
        NewsChoice.choose(session, alice.organisation.id, alice.member.id, AT_ONCE)
    client.sign_in(bob).post(f"/reviews/{review}/comments", {"step": "s1", "text": "@alice, is that right?"}, **PART)
    with database.reading() as session:
        first = session.scalars(select(ReviewComment)).one().id
        assert [letter.body["subject"] for letter in session.scalars(select(Delivery))] == ["Bob mentioned you"]
    panel = client.sign_in(alice).post(f"/reviews/{review}/comments", {"answers": str(first), "text": "It is."}, **PART)
    assert panel.words("#still-s1 .remark-answer").startswith("It is.")
    done = client.post(f"/reviews/{review}/comments/{first}/resolution", **PART)
    assert "Resolved" in done.words("#still-s1 .remark")
    again = client.delete(f"/reviews/{review}/comments/{first}/resolution", **PART)
    assert "Resolved" not in again.words("#still-s1 .remark")
    assert client.post(f"/reviews/{review}/comments", {"answers": "999", "text": "To whom?"}, **PART).status == 422
    beyond = client.post(f"/reviews/{review}/comments", {"answers": str(2**31), "text": "To whom?"}, **PART)
    assert beyond.status == 422
    assert client.post(f"/reviews/{review}/comments/999/resolution", **PART).status == 404
