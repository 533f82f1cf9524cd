"""What visitors get, put into a folder and into S3."""

import secrets
from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from models.account import Organisation
from models.guide import Guide, GuideDocument, Step
from models.guide.step import Button
from models.job.put_releases import put_releases
from models.release.publish import publish, take_down
from models.support.storage import Storage
from models.support.storage_url import folder_url
from tests.support.people import tour
from tests.support.s3 import BUCKET, environment, s3_server

NOW = datetime(2026, 11, 30, tzinfo=UTC)
BASE, HERE = "https://cairn.example.com", "http://127.0.0.1:8000"
DONE = (Button("Done", action={"type": "finish"}),)
CACHE = {True: "forever", False: "shortly"}


@pytest.fixture
def storage(tmp_path):
    return Storage(folder_url(tmp_path / "cdn"))


def published(database, alice):
    with database.writing() as session:
        guide = tour(session, alice)
        return guide, publish(session, guide, seen="", by=session.merge(alice.member), now=NOW)


def wordy(session, alice, name, steps) -> Guide:
    """Of one step it travels with what draws guides; of nine it is a request of its own."""
    words = [f"<p>{secrets.token_hex(2400)}</p>" for _ in range(steps)]
    steps = [
        Step(id=f"s{number}", kind="modal", placement="center", title="Long", body=body, buttons=DONE)
        for number, body in enumerate(words)
    ]
    member, site = session.merge(alice.member), session.merge(alice.site)
    return Guide.create(session, site, name, "tour", GuideDocument(tuple(steps)), member, NOW)


def test_what_visitors_ask_for_lies_there_byte_for_byte(database, app, alice, storage):
    with database.writing() as session:
        small = [wordy(session, alice, f"Guide {number}", 1) for number in range(4)]
        for guide in (*small, wordy(session, alice, "Large", 9)):
            release = publish(session, guide, seen="", by=session.merge(alice.member), now=NOW)
        version = next(guide["version"] for guide in release.guides() if "content_hash" in guide)
    assert put_releases(database, storage, HERE, CACHE) == 1
    site = f"player/v1/{alice.site.key}"
    asked = [f"{site}.js", f"{site}/guides.json", f"{site}/releases/{release.hash}.json", f"{site}/parts/preview.js"]
    asked += [f"{site}/releases/{release.hash[:12]}.js", f"{site}/releases/{release.hash[:12]}/{version[:12]}.js"]
    asked += [f"{site}/content/{version[:12]}.json"]
    with TestClient(app, base_url=HERE) as visitor:
        for name in asked:
            assert storage.get(name) == visitor.get(f"/{name}", headers={"accept-encoding": "identity"}).content, name


def test_it_is_put_once_and_anew_when_something_else_is_live(database, alice, storage):
    guide, first = published(database, alice)
    name = f"player/v1/{alice.site.key}/guides.json"
    assert put_releases(database, storage, BASE, CACHE) == 1
    assert put_releases(database, storage, BASE, CACHE) == 0
    before = storage.get(name)
    with database.writing() as session:
        take_down(session, session.merge(guide), by=session.merge(alice.member), now=NOW)
    assert put_releases(database, storage, BASE, CACHE) == 1
    assert storage.get(name) != before
    assert storage.get(f"player/v1/{alice.site.key}/releases/{first.hash}.json") == before
    assert put_releases(database, storage, "https://other.example.com", CACHE) == 1


def test_of_a_deleted_organisation_nothing_but_an_empty_release_is_left(database, alice, storage):
    published(database, alice)
    put_releases(database, storage, BASE, CACHE)
    with database.writing() as session:
        session.get_one(Organisation, alice.organisation.id).deleted_at = NOW
    assert put_releases(database, storage, BASE, CACHE) == 1
    assert put_releases(database, storage, BASE, CACHE) == 0
    assert b'"guides":[]' in storage.get(f"player/v1/{alice.site.key}/guides.json")
    assert [name for name in storage.names() if "/releases/" in name] == []
    with database.writing() as session:
        session.get_one(Organisation, alice.organisation.id).deleted_at = None
    assert put_releases(database, storage, BASE, CACHE) == 1


@pytest.mark.one_engine
def test_from_a_bucket_they_come_with_their_kind_and_how_long_to_keep_them(database, alice, monkeypatch):
    _, release = published(database, alice)
    with s3_server() as address:
        for name, value in environment(address).items():
            monkeypatch.setenv(name, value)
        bucket = Storage(f"s3://{BUCKET}/cdn")
        assert put_releases(database, bucket, BASE, CACHE) == 1
        place = f"player/v1/{alice.site.key}"
        for name, kind, kept in (
            (".js", "application/javascript; charset=utf-8", "shortly"),
            (f"/releases/{release.hash}.json", "application/json; charset=utf-8", "forever"),
        ):
            said = bucket._store.get(f"{place}{name}").attributes
            assert (said["Content-Type"], said["Cache-Control"]) == (kind, kept)


@pytest.mark.one_engine
def test_storage_that_does_not_answer_is_tried_again(database, alice, storage, tmp_path):
    published(database, alice)
    (tmp_path / "cdn").rmdir()
    (tmp_path / "cdn").write_text("in the way")
    assert put_releases(database, storage, BASE, CACHE) == 0
    (tmp_path / "cdn").unlink()
    assert put_releases(database, storage, BASE, CACHE) == 1
