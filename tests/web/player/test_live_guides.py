"""Releases, contents and their schema, over HTTP, on both databases."""

import json
from dataclasses import replace

import jsonschema
import pytest

from models.release.publish import publish
from tests.support.people import NOW, tour


@pytest.fixture
def live(database, alice):
    with database.writing() as session:
        guide, member = tour(session, alice, "Greeting"), session.merge(alice.member)
        publish(session, guide, seen="", by=member, now=NOW)
        large = tour(session, alice, "Long story")
        step = replace(large.document.steps[0], body=f"<p>{'A long story. ' * 900}</p>")
        large.edit(large.document.with_step(step), "Longer", member, NOW)
        publish(session, large, seen="", by=member, now=NOW)
    return alice.site.key


def release(client, live):
    return client.get(f"/player/v1/{live}/guides.json")


def test_a_release_is_public_valid_and_named_by_its_hash(client, live):
    answer = release(client, live)
    document = json.loads(answer.text)
    jsonschema.Draft202012Validator(json.loads(client.get("/player/v1/schema/guides.json").text)).validate(document)
    assert {guide["name"] for guide in document["guides"]} == {"Greeting", "Long story"}
    assert answer.headers["content-type"].startswith("application/json")
    assert answer.headers["access-control-allow-origin"] == "*"
    again = client.get(f"/player/v1/{live}/guides.json", if_none_match=answer.headers["etag"])
    assert again.status == 304


def test_what_was_just_answered_has_the_same_headers_again_and_is_still_nobody_elses(client, live):
    first, again = release(client, live), release(client, live)
    assert (again.text, dict(again.headers)) == (first.text, dict(first.headers))
    assert again.headers["cross-origin-resource-policy"] == "cross-origin"
    assert client.get(f"/player/v1/{live}/guides.json", host="evil.example").status == 421
    assert client.ask("HEAD", f"/player/v1/{live}/guides.json").headers["etag"] == first.headers["etag"]
    assert client.get(f"/player/v1/{live}/guides.json", accept_encoding="gzip").headers["content-encoding"] == "gzip"


def test_what_is_named_by_a_hash_is_kept_by_browsers_for_good(client, live):
    guides = json.loads(release(client, live).text)["guides"]
    large = next(guide for guide in guides if "content_hash" in guide)
    content = client.get(f"/player/v1/{live}/content/{large['content_hash']}.json")
    assert "A long story." in content.text
    assert content.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert len(content.headers["etag"]) > 10


def test_an_older_release_is_still_there_under_its_hash(client, database, alice, live, monkeypatch):
    monkeypatch.setattr("models.release.release_shelf.LOOK_EVERY", 0.0)
    name = release(client, live).headers["etag"].strip('"').partition("-")[0]
    with database.writing() as session:
        publish(session, tour(session, alice, "Third"), seen="", by=session.merge(alice.member), now=NOW)
    assert release(client, live).headers["etag"].strip('"').partition("-")[0] != name
    old = client.get(f"/player/v1/{live}/releases/{name}.json")
    assert old.status == 200
    assert "Third" not in old.text
    assert old.headers["cache-control"].endswith("immutable")


def test_staging_has_nothing_of_production(client, live):
    assert json.loads(client.get(f"/player/v1/{live}/guides.json?environment=staging").text)["guides"] == []
    assert client.get(f"/player/v1/{live}/guides.json?environment=elsewhere").status == 400


@pytest.mark.parametrize(
    "path", ["/guides.json", f"/releases/{'a' * 64}.json", f"/content/{'a' * 64}.json", "/releases/short.json", "/content/..json"]
)
def test_another_site_has_none_of_it(client, charlie, live, path):
    for key in (charlie.site.key, "nosuchsite", "x" * 400):
        answer = client.get(f"/player/v1/{key}{path}")
        if (key, path) == (charlie.site.key, "/guides.json"):
            assert json.loads(answer.text)["guides"] == []
            continue
        assert answer.status == 404
        assert answer.headers["content-type"].startswith("text/plain")
        assert answer.headers["access-control-allow-origin"] == "*"


def test_one_sites_content_is_not_served_under_another_key(client, charlie, live):
    name = next(guide["content_hash"] for guide in json.loads(release(client, live).text)["guides"] if "content_hash" in guide)
    assert client.get(f"/player/v1/{charlie.site.key}/content/{name}.json").status == 404
