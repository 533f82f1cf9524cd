import re

import pytest
from sqlalchemy import func, select, update

from models.review import ReviewComment
from models.review.share_link import ShareLink
from tests.support.people import NOW, tour

PART = {"hx_request": "true", "hx_request_type": "partial"}


@pytest.fixture
def review(client, alice, database) -> int:
    with database.writing() as session:
        guide = tour(session, alice).id
    return int(client.sign_in(alice).post(f"/guides/{guide}/reviews").where.rsplit("/", 1)[1])


@pytest.fixture
def link(client, alice, review) -> str:
    """Its path; the address is on the page once."""
    made = client.post(f"/reviews/{review}/share-links", {"days": "7"}, **PART)
    path = made.html.select_one(".review-share input[readonly]")["value"].partition(":8000")[2]
    assert path not in client.get(f"/reviews/{review}").text
    client.forget()
    return path


def test_somebody_without_an_account_sees_plays_and_comments_by_name_and_it_says_not_live(client, alice, review, link):
    page = client.get(link)
    assert page.words("#main .note").startswith("Not live.")
    assert "Save here" in page.words("#still-s1")
    assert page.html.select("#approve, #publish-reviewed, .review-share, .review-facts, nav[aria-label=Main]") == []
    assert "sandbox" in client.get(page.html.select_one("iframe.review-frame")["src"]).headers["content-security-policy"]
    assert re.match(r"https://app\.acme\.example/#cairn-preview=", client.get(f"{link}/preview").where)
    assert client.post(f"{link}/comments", {"step": "s1", "guest": "Pat", "text": "Which button?"}).status == 303
    assert "Pat (guest)" in client.sign_in(alice).get(f"/reviews/{review}").words("#still-s1 .remark")


def test_what_a_guest_typed_stays_when_it_is_refused(client, link):
    nameless = client.post(f"{link}/comments", {"step": "s1", "guest": "", "text": "Which button?"})
    assert nameless.status == 422
    assert "Which button?" in nameless.words("#still-s1 textarea")
    nowhere = client.post(f"{link}/comments", {"step": "s9", "guest": "Pat", "text": "Where?"})
    assert nowhere.status == 422
    assert "Where?" in nowhere.words(".review-whole textarea")
    assert "no such step" in nowhere.words('[role="alert"]')


def test_guests_fill_no_review_with_comments(client, link, review, database, monkeypatch):
    monkeypatch.setattr("models.review.review_comment.MOST_OF_GUESTS", 1)
    assert client.post(f"{link}/comments", {"guest": "Pat", "text": "One"}).status == 303
    assert client.post(f"{link}/comments", {"guest": "Pat", "text": "Two"}).status == 422
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(ReviewComment)) == 1


def test_a_link_that_was_altered_ended_or_is_too_old_shows_nothing(client, alice, bob, charlie, link, review, database):
    assert client.get(link[:-1] + ("0" if link[-1] != "0" else "1")).status == 404
    preview = client.get(f"{link}/preview").where.partition("=")[2]
    with database.reading() as session:
        name = session.scalars(select(ShareLink.id)).one()
    assert client.sign_in(charlie).delete(f"/reviews/{review}/share-links/{name}", **PART).status == 404
    assert client.sign_in(bob).delete(f"/reviews/{review}/share-links/{name}", **PART).status == 200
    client.forget()
    for path in (link, f"{link}/preview", f"{link}/steps/s1"):
        assert client.get(path).status == 410
    assert client.post(f"{link}/comments", {"guest": "Pat", "text": "Hello?"}).status == 410
    assert client.get(f"/player/v1/{alice.site.key}/previews/{preview}.json").status != 200
    with database.writing() as session:
        session.execute(update(ShareLink).values(ended_at=None, expires_at=NOW))
    assert "too old" in client.get(link).text
