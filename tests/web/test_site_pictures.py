"""A picture in a guide, from its upload to the visitor, before and after Cairn moves to another address."""

import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PIL import ExifTags, Image
from starlette.testclient import TestClient

from models.guide import Guide
from models.guide.preview import Preview
from models.release.publish import publish
from models.site.picture import cleaned
from models.site.theme import Theme
from models.site.theme_document import Logo, Look
from models.support.canonical_json import content_hash
from tests.models.site.test_picture import png
from tests.web.desk import NOW, read
from web.app import create_app
from web.player.preview_token import preview_token

MOVED = "https://guides.moved.example"


@pytest.fixture
def src(desk):
    answer = desk.alice.post(f"/sites/{desk.site}/pictures", content=png(), headers={"content-type": "application/octet-stream"})
    return answer.json()["src"]


def put_live(desk, body, *, look=None):
    """Publishes the guide with that text; returns its site's key, its version and its content's hash."""
    with desk.writing() as session:
        guide, alice = session.get_one(Guide, desk.guide), desk.member(session, "alice")
        if look:
            Theme.create(session, guide.site, "Brand", look, alice, NOW).become_default(session)
        document = guide.document.changed(guide.document.steps[0].id, lambda step: replace(step, body=body))
        guide.edit(document, "A picture", alice, NOW)
        release = publish(session, guide, seen="", by=alice, now=NOW)
        [entry] = release.guides()
        content = entry.get("content")
        return guide.site.key, entry["version"], content_hash(content) if content else entry["content_hash"], release.hash


def visitor(desk, base_url):
    """A browser of somebody who visits the customer, with Cairn at that address."""
    app = create_app(replace(desk.app.state.instance.settings, base_url=base_url), desk.database)
    return TestClient(app, base_url=base_url)


def test_the_upload_answers_with_an_address_that_no_move_can_spoil(desk, src):
    assert src.startswith("/player/v1/")
    assert desk.nobody.get(src).content == cleaned(png())


def test_a_photo_that_says_where_it_was_taken_is_served_without(desk):
    image, written, exif = Image.new("RGB", (40, 30), "red"), io.BytesIO(), Image.Exif()
    exif[ExifTags.IFD.GPSInfo] = {1: "N", 2: (54.0, 19.0, 22.5), 3: "E", 4: (10.0, 8.0, 4.5)}
    exif[ExifTags.Base.Make] = "Camera of Maren"
    image.save(written, "JPEG", exif=exif)
    assert dict(Image.open(io.BytesIO(written.getvalue())).getexif().get_ifd(ExifTags.IFD.GPSInfo)), "it says so before"
    answer = desk.alice.post(
        f"/sites/{desk.site}/pictures", content=written.getvalue(), headers={"content-type": "application/octet-stream"}
    )
    served = desk.nobody.get(answer.json()["src"])
    drawn = Image.open(io.BytesIO(served.content))
    assert (served.headers["content-type"], drawn.size) == ("image/jpeg", (40, 30))
    assert dict(drawn.getexif().get_ifd(ExifTags.IFD.GPSInfo)) == {}
    assert b"Exif" not in served.content
    assert b"Camera of Maren" not in served.content


@pytest.mark.parametrize("old", ["", "http://127.0.0.1:8000"])
def test_after_a_move_visitors_get_pictures_from_the_new_address_and_releases_keep_their_names(desk, src, old):
    picture = f'<p>Look</p><img src="{old}{src}" width="3" height="2">'
    key, _, content, release = put_live(desk, picture, look=Look(logo=Logo(src)))
    for base_url in ("http://cairn.test", MOVED):
        with visitor(desk, base_url) as browser:
            script = browser.get(f"/player/v1/{key}.js").text
            assert script.count(f"{base_url}{src}") == 2, "once in the text and once as the logo"
            assert script.count(src) == 2
            document = browser.get(f"/player/v1/{key}/releases/{release}.json").json()
            assert content_hash(document) == release
            kept = browser.get(f"/player/v1/{key}/content/{content}.json").json()
            assert content_hash(kept) == content
            assert browser.get(f"{base_url}{src}").content == cleaned(png())


def test_so_do_guides_that_are_fetched_when_they_start(desk, src):
    key, version, _, _ = put_live(desk, f'<p>{"Look. " * 1500}</p><img src="{src}" width="3" height="2">')
    with visitor(desk, MOVED) as browser:
        assert src not in browser.get(f"/player/v1/{key}.js").text
        assert f"{MOVED}{src}" in browser.get(f"/player/v1/{key}/content/{version[:12]}.json").text


def test_so_do_previews(desk, src):
    key, *_ = put_live(desk, f'<img src="{src}" width="3" height="2">')
    with desk.writing() as session:
        preview = Preview.make(session, session.get_one(Guide, desk.guide), desk.member(session, "alice"), datetime.now(UTC))
        token = preview_token(desk.app.state.instance.settings.secret_key, preview)
    with visitor(desk, MOVED) as browser:
        assert f'"{MOVED}{src}"' in browser.get(f"/player/v1/{key}/previews/{token}.json").text


def test_the_editor_shows_it_from_its_own_origin(desk, src):
    put_live(desk, f'<img src="{src}" width="3" height="2">')
    page = read(desk.alice.get(f"/guides/{desk.guide}"))
    assert f'"src": "{src}"' in page.select_one("#shown-step").string
    assert src in page.select_one("input[name=body]")["value"]
