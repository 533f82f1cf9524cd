"""From a review to the site, where the reviewed version is live for one author alone."""

import json
import re

import pytest

from models.guide import Guide
from models.guide.preview import Preview
from models.review import Review
from tests.support.people import NOW, tour

ORIGIN = {"origin": "https://app.acme.example"}


@pytest.fixture
def guide(database, alice) -> int:
    with database.writing() as session:
        return tour(session, alice).id


@pytest.fixture
def review(client, alice, guide) -> int:
    asked = client.sign_in(alice).post(f"/guides/{guide}/reviews", {"message": ""})
    return int(asked.where.rsplit("/", 1)[1])


def test_an_author_sees_the_reviewed_version_however_the_draft_goes_on(client, database, alice, guide, review):
    started = client.get(f"/reviews/{review}").html.select_one(f'form[action="/reviews/{review}/own-preview"]')
    assert started.select_one("button").get_text().startswith("Live only for me")
    with database.writing() as session:
        draft = session.get_one(Guide, guide)
        first = draft.document.steps[0]
        draft.edit(draft.document.without_step(first.id), "Went on", session.merge(alice.member), NOW)
    page = client.post(f"/reviews/{review}/own-preview")
    address = page.html.select_one("#go")["href"]
    token = re.fullmatch(r"https://app\.acme\.example/#cairn-own=([\w.-]+)", address)[1]
    shown = client.ask("POST", f"/player/v1/{alice.site.key}/own-previews", content=token, headers=ORIGIN)
    assert json.loads(shown.text)["shown"]["config"]["guides"][0]["content"]["steps"][0]["title"] == "Save here"
    listed = client.get(f"/guides/{guide}/previews").words("main")
    with database.reading() as session:
        version = session.get_one(Review, review).version_hash
    assert f"Live only for one browser: version {version[:8]}" in listed


def test_who_only_reviews_is_offered_none_and_a_stranger_finds_nothing(client, database, bob, charlie, review):
    page = client.sign_in(bob).get(f"/reviews/{review}")
    assert not page.html.select(f'[action="/reviews/{review}/own-preview"]')
    assert client.post(f"/reviews/{review}/own-preview").status == 403
    assert client.sign_in(charlie).post(f"/reviews/{review}/own-preview").status == 404
    with database.reading() as session:
        assert session.query(Preview).count() == 0


def test_of_an_archived_guide_nothing_is_started(client, database, guide, review):
    client.post(f"/guides/{guide}/archival")
    assert client.post(f"/reviews/{review}/own-preview").status == 409
    with database.reading() as session:
        assert session.query(Preview).count() == 0
