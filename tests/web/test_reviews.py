import json
import re
from dataclasses import replace

import pytest
from sqlalchemy import select

from models.account import Member, Membership, Role
from models.account.review_policy import Policy
from models.guide import Guide, Publication
from models.guide.approval import Approval
from models.review import Review
from tests.support.people import NOW, tour

PART = {"hx_request": "true", "hx_request_type": "partial"}


@pytest.fixture
def guide(database, alice) -> int:
    with database.writing() as session:
        return tour(session, alice).id


@pytest.fixture
def strict(database, alice) -> None:
    """Acme publishes reviewed versions only."""
    with database.writing() as session:
        session.add(Policy(organisation_id=alice.organisation.id, approvals_required=1))


@pytest.fixture
def review(client, alice, guide) -> int:
    """Alice asks for a review of her guide."""
    asked = client.sign_in(alice).post(f"/guides/{guide}/reviews", {"message": "The last step is new."})
    return int(asked.where.rsplit("/", 1)[1])


def live_version(database, guide):
    with database.reading() as session:
        live = Publication.of(session, session.get_one(Guide, guide))
        return live.version_hash if live else None


def change(database, guide, title):
    with database.writing() as session:
        found, writer = session.get_one(Guide, guide), session.scalars(select(Member).order_by(Member.id)).first()
        document = found.document
        found.edit(document.with_step(replace(document.steps[0], title=title)), "Wrote", writer, NOW)


def publish(client, guide):
    bar = client.get(f"/guides/{guide}/publication", **PART)
    seen = bar.html.select_one('[name="seen"]')["value"]
    return client.post(f"/guides/{guide}/publication", {"seen": seen}, **PART)


def test_a_reviewer_sees_each_step_as_visitors_will_and_a_link_to_the_page(client, bob, review):
    page = client.sign_in(bob).get(f"/reviews/{review}")
    words = page.words(".review-panel")
    for expected in ("Waits for a review", "The last step is new.", "Save here", "Done", "https://app.acme.example/", "#save"):
        assert expected in words
    link = client.get(page.html.select_one('a[target="_blank"]')["href"]).where
    assert re.fullmatch(r"https://app\.acme\.example/#cairn-preview=[\w.-]+", link)
    assert page.words(".nav-count").startswith("1")


def test_the_preview_shows_the_reviewed_version_whatever_the_draft_says_by_now(client, bob, review, guide, alice, database):
    change(database, guide, "Another title")
    token = client.sign_in(bob).get(f"/reviews/{review}/preview").where.partition("=")[2]
    shown = client.get(f"/player/v1/{alice.site.key}/previews/{token}.json")
    assert shown.status == 200
    assert "Save here" in shown.text
    assert "Another title" not in shown.text


def test_asking_runs_the_checks_and_the_page_says_what_they_found(client, bob, review):
    page = client.sign_in(bob).get(f"/reviews/{review}")
    assert "its element was never looked for" in page.words("#still-s1")
    assert "Nothing to say about: contrast" in page.words(".review-facts")
    drawn = json.loads(page.html.select_one("#review-drawn").string)
    assert drawn["steps"]["s1"]["title"] == "Save here"
    assert page.html.select_one("iframe.review-frame[data-step=s1]")["src"].endswith("/theme-stage")


def test_the_page_says_what_differs_from_live_and_since_one_last_looked(client, alice, bob, guide, review, database):
    assert "everything is new" in client.sign_in(bob).get(f"/reviews/{review}").words(".review-changes")
    publish(client.sign_in(alice), guide)
    change(database, guide, "Keep it here")
    second = client.post(f"/guides/{guide}/reviews", {"due_on": "2026-12-24"}).where
    page = client.sign_in(bob).get(second)
    assert page.words("#still-s1 .step-still-changes ins") == "Keep it"
    assert page.words("#still-s1 .step-still-changes del") == "Save"
    assert "Since you last looked: 1 step changed" in page.words(".review-panel")
    assert "due on 24 Dec 2026" in page.words(".review-panel")
    assert "Since you last looked: 1 step changed" in client.get(second).words(".review-panel")


def test_approval_binds_to_exactly_this_version(client, alice, bob, guide, review, strict, database):
    refused = publish(client.sign_in(alice), guide)
    assert refused.status == 422
    assert "reviewed versions only" in refused.words('[role="alert"]')
    assert client.sign_in(bob).put(f"/reviews/{review}/decision", {"decision": "approved"}, **PART).status == 200
    change(database, guide, "Edited after the approval")
    assert publish(client.sign_in(alice), guide).status == 422
    assert live_version(database, guide) is None


def test_the_approved_version_goes_live_as_it_was_approved(client, alice, bob, guide, review, strict, database):
    client.sign_in(bob).put(f"/reviews/{review}/decision", {"decision": "approved"}, **PART)
    change(database, guide, "Edited after the approval")
    client.sign_in(alice)
    seen = client.get(f"/reviews/{review}").html.select_one('[name="seen"]')["value"]
    panel = client.post(f"/reviews/{review}/publication", {"seen": seen}, **PART)
    assert "This version is live" in panel.words(".review-panel")
    with database.reading() as session:
        assert live_version(database, guide) == session.get_one(Review, review).version_hash


def test_nobody_approves_what_they_wrote_or_asked_for(client, alice, review, database):
    page = client.sign_in(alice).get(f"/reviews/{review}")
    assert page.html.select_one("#approve") is None
    assert "Somebody else has to look at it" in page.words(".review-panel")
    refused = client.put(f"/reviews/{review}/decision", {"decision": "approved"}, **PART)
    assert refused.status == 422
    with database.reading() as session:
        assert session.scalars(select(Approval)).all() == []


def test_an_approval_is_taken_back_by_requesting_changes(client, alice, bob, guide, review, strict):
    client.sign_in(bob).put(f"/reviews/{review}/decision", {"decision": "approved"}, **PART)
    client.put(f"/reviews/{review}/decision", {"decision": "changes"}, **PART)
    assert publish(client.sign_in(alice), guide).status == 422
    assert client.post(f"/reviews/{review}/publication", {"seen": ""}, **PART).status == 422


def test_asking_twice_leads_to_the_same_review_and_a_newer_version_replaces_it(client, alice, bob, guide, review, database):
    client.sign_in(alice)
    assert client.post(f"/guides/{guide}/reviews").where == f"/reviews/{review}"
    change(database, guide, "Second thoughts")
    assert client.post(f"/guides/{guide}/reviews").where != f"/reviews/{review}"
    assert client.sign_in(bob).put(f"/reviews/{review}/decision", {"decision": "approved"}, **PART).status == 422


def test_without_the_policy_publishing_needs_no_review(client, alice, guide, database):
    assert publish(client.sign_in(alice), guide).status == 200
    assert live_version(database, guide)


def test_what_can_not_be_published_is_not_reviewed_and_what_was_written_stays(client, alice, guide, database):
    with database.writing() as session:
        found = session.get_one(Guide, guide)
        found.edit(found.document.without_step("s1"), "Removed", session.merge(alice.member), NOW)
    page = client.sign_in(alice).post(f"/guides/{guide}/reviews", {"message": "Please look"})
    assert page.status == 422
    assert "Add a first step" in page.words('[role="alert"]')
    assert page.words("textarea") == "Please look"


def test_a_viewer_looks_and_says_nothing(client, bob, review, database):
    with database.writing() as session:
        session.scalars(select(Membership).where(Membership.member_id == bob.member.id)).one().role = Role.VIEWER.value
    page = client.sign_in(bob).get(f"/reviews/{review}")
    assert page.status == 200
    assert page.html.select("form[hx-post], form[hx-put]") == []
    assert client.put(f"/reviews/{review}/decision", {"decision": "approved"}, **PART).status == 403


@pytest.mark.one_engine
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/reviews/{review}"),
        ("POST", "/reviews/{review}/comments"),
        ("PUT", "/reviews/{review}/decision"),
        ("POST", "/reviews/{review}/publication"),
        ("POST", "/reviews/{review}/share-links"),
        ("POST", "/reviews/{review}/comments/1/resolution"),
        ("POST", "/guides/{guide}/comments"),
        ("GET", "/guides/{guide}/reviews"),
        ("POST", "/guides/{guide}/reviews"),
    ],
)
def test_a_stranger_finds_nothing(client, charlie, guide, review, method, path, database):
    answer = client.sign_in(charlie).ask(method, path.format(review=review, guide=guide), data={"decision": "approved"})
    assert answer.status == 404
    assert client.get("/reviews").html.select_one(".review-row") is None
    with database.reading() as session:
        assert session.get_one(Review, review).state == "open"
