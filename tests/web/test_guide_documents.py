"""A guide, a version, a release or a theme that can't be read says so by itself, with the way back."""

import json

import pytest
from sqlalchemy import literal, select, text

from models.guide import Draft, Publication, Version
from models.release.release import Release
from models.site.theme import Theme
from tests.support.damaged_site import damage, settled

PART = {"hx_request": "true", "hx_request_type": "partial"}


def test_a_guide_that_can_not_be_read_says_so_and_leads_back(database, alice, bob, client):
    with settled(database, alice) as (_, _, guide, _):
        newest = (Draft.guide_id == guide) & (Draft.number == 2)
        damage(database, Draft.document, {"steps": [{"id": "s1", "body": "&" * 19_995}]}, newest)
        client.sign_in(alice)
        shown = client.get(f"/guides/{guide}")
        assert shown.status == 200
        assert "This guide can" in shown.words("h1")
        assert "Step 1, text, has 99,975 characters with its markup" in shown.words("#unreadable-guide")
        raw = client.get(shown.html.select_one("a[download]")["href"])
        assert json.loads(raw.text)["steps"][0]["body"] == "&" * 19_995
        assert "attachment" in raw.headers["content-disposition"]
        assert "Live, draft can" in client.get("/guides").words(f"#guide-{guide}")
        for refused in (client.post(f"/guides/{guide}/copies"), client.get(f"/guides/{guide}/rules")):
            assert refused.status == 409
            assert "The guide Boats can't be read" in refused.words()
        back = shown.html.select_one("#unreadable-guide form")
        assert client.post(back["action"], {"number": back.select_one("[name=number]")["value"]}).status == 303
        assert "Here" in client.get(f"/guides/{guide}").words()
        client.sign_in(bob)
        assert client.get(f"/guides/{guide}/document").status == 200


def test_a_stranger_downloads_nothing(database, alice, charlie, client):
    with settled(database, alice) as (_, _, guide, _):
        assert client.sign_in(charlie).get(f"/guides/{guide}/document").status == 404


def test_a_damaged_version_keeps_its_site_from_publishing_until_it_goes(database, alice, client):
    """Nobody else's guide is published over something that can't be read; the sentence says which guide it is about."""
    with settled(database, alice) as (_, _, damaged, fine):
        damage(database, Version.document, "{", Version.guide_id == damaged)
        client.sign_in(alice)
        with database.reading() as session:
            seen = {one.guide_id: one.version_hash for one in session.scalars(select(Publication))}
        client.post(f"/guides/{fine}", {"name": "Boats, again"})
        refused = client.post(f"/guides/{fine}/publication", {"seen": seen[fine]}, **PART)
        assert refused.status == 409
        assert "What is live of the guide Boats (publish it again or take it down) can't be read" in refused.words()
        assert client.delete(f"/guides/{damaged}/publication", **PART).status == 200
        assert client.post(f"/guides/{fine}/publication", {"seen": seen[fine]}, **PART).status == 200


def test_a_damaged_release_shows_nothing_instead_of_failing(database, alice, client):
    with settled(database, alice):
        damage(database, Release.document, "{", literal(True))
        answer = client.get(f"/player/v1/{alice.site.key}/guides.json")
        assert answer.status == 200
        assert json.loads(answer.text)["guides"] == []


def test_text_that_is_no_json_any_more_is_a_document_that_can_not_be_read(database, alice, client):
    if "sqlite" not in database.url:
        pytest.skip("PostgreSQL keeps no such text")
    with settled(database, alice) as (_, _, guide, _):
        with database.writing() as session:
            session.execute(text("UPDATE drafts SET document = '{\"steps\": [' WHERE guide_id = :guide"), {"guide": guide})
        client.sign_in(alice)
        assert "This guide can" in client.get(f"/guides/{guide}").words("h1")
        assert "No earlier draft" in client.get(f"/guides/{guide}").words("#unreadable-guide")
        assert client.get(f"/guides/{guide}/document").text == '{"steps": ['
        assert client.get("/guides").status == 200


def test_a_theme_that_can_not_be_read_is_made_anew_in_its_form(database, alice, client):
    with settled(database, alice) as (_, _, _, fine):
        with database.writing() as session:
            session.scalars(select(Theme)).one().become_default(session)
        damage(database, Theme.document, {"light": {"accent": "red?"}}, literal(True))
        client.sign_in(alice)
        with database.reading() as session:
            theme = session.scalar(select(Theme.id))
            seen = session.scalar(select(Publication.version_hash).where(Publication.guide_id == fine))
        assert "t be read" in client.get(f"/sites/{alice.site.id}/themes").words("#theme-list")
        refused = client.post(f"/guides/{fine}/publication", {"seen": seen}, **PART)
        assert refused.status == 422
        assert "The theme Brand can't be read" in refused.words()
        form = client.get(f"/sites/{alice.site.id}/themes/{theme}").html.select_one("#theme-form")
        assert form is not None
