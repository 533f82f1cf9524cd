"""The previews of a guide that are open, and how they are ended."""

from datetime import UTC, datetime

import pytest

from models.guide import Guide
from models.guide.preview import Preview
from tests.support.people import tour

PART = {"hx_request": "true", "hx_request_type": "partial"}


@pytest.fixture
def guide(database, alice):
    with database.writing() as session:
        return tour(session, alice, "Not public yet").id


def opened(database, guide, person):
    """The id of a preview that this person makes."""
    with database.writing() as session:
        return Preview.make(session, session.get_one(Guide, guide), session.merge(person.member), datetime.now(UTC)).id


def whose(client, guide):
    return [
        row.select_one("p.muted").text.partition(",")[0]
        for row in client.get(f"/guides/{guide}/previews").html.select(".preview-entry")
    ]


def test_they_are_listed_with_who_made_them_and_counted_beside_the_button(client, database, alice, bob, guide):
    client.sign_in(alice)
    assert not client.get(f"/guides/{guide}").html.select(".open-previews")
    assert "Nobody can see this guide" in client.get(f"/guides/{guide}/previews").words("main")
    opened(database, guide, bob)
    client.get(f"/guides/{guide}/preview")
    client.get(f"/guides/{guide}/preview")
    assert whose(client, guide) == ["You", "Bob"]
    assert client.get(f"/guides/{guide}").words(".open-previews").startswith("2")


def test_an_author_ends_one_or_all(client, database, alice, bob, guide):
    first = opened(database, guide, bob)
    opened(database, guide, alice)
    answer = client.sign_in(alice).ask("DELETE", f"/guides/{guide}/previews/{first}", headers=PART)
    assert "1 open preview" in answer.words("h2")
    assert client.ask("DELETE", f"/guides/{guide}/previews/{first}", headers=PART).status == 200
    opened(database, guide, bob)
    assert "0 open previews" in client.ask("DELETE", f"/guides/{guide}/previews", headers=PART).words("h2")


def test_a_reviewer_ends_their_own_only(client, database, alice, bob, guide):
    hers, his = opened(database, guide, alice), opened(database, guide, bob)
    client.sign_in(bob)
    assert client.ask("DELETE", f"/guides/{guide}/previews/{hers}", headers=PART).status == 403
    assert len(client.get(f"/guides/{guide}/previews").html.select(".preview-entry button")) == 1
    client.ask("DELETE", f"/guides/{guide}/previews", headers=PART)
    assert whose(client, guide) == ["Alice"]
    assert client.ask("DELETE", f"/guides/{guide}/previews/{his}", headers=PART).status == 200


def test_another_guides_preview_is_none_of_this_one(client, database, alice, charlie, guide):
    with database.writing() as session:
        other, theirs = tour(session, alice, "Another").id, tour(session, charlie, "Theirs").id
    client.sign_in(alice)
    for preview in (opened(database, other, alice), opened(database, theirs, charlie), "nothing"):
        assert client.ask("DELETE", f"/guides/{guide}/previews/{preview}", headers=PART).status == 404


def test_an_archived_guide_has_none_and_makes_none(client, database, alice, guide):
    client.sign_in(alice)
    client.get(f"/guides/{guide}/preview")
    client.post(f"/guides/{guide}/archival")
    assert whose(client, guide) == []
    assert client.get(f"/guides/{guide}/preview").status == 409
