import pytest

from tests.support.people import tour


@pytest.fixture
def guide(database, alice) -> int:
    with database.writing() as session:
        return tour(session, alice).id


def test_a_draft_is_talked_about_outside_of_a_review(client, alice, bob, guide):
    assert client.sign_in(bob).post(f"/guides/{guide}/comments", {"step": "s1", "text": "Too early?"}).status == 303
    assert "Too early?" in client.sign_in(alice).get(f"/guides/{guide}/reviews").words("#main")
    gone = client.post(f"/guides/{guide}/comments", {"step": "s9", "text": "Which one?"})
    assert gone.status == 422
    assert "no such step" in gone.words('[role="alert"]')
    assert "Which one?" in gone.words("textarea[aria-label='Comment on the draft']")
