"""The script that customers' pages install, over HTTP, on both databases."""

import asyncio
import hashlib
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import select

from models.event import Sorted
from models.guide import Guide
from models.release.publish import publish
from models.release.release import Release
from models.release.release_shelf import ReleaseShelf
from tests.support.people import NOW, tour
from web.kit.precompressed import SHORTLY


@pytest.fixture
def live(database, alice):
    """Alice's site with one guide live in production; returns the site's key."""
    with database.writing() as session:
        publish(session, tour(session, alice, "Greeting"), seen="", by=session.merge(alice.member), now=NOW)
    return alice.site.key


def test_the_script_carries_the_release_and_may_run_anywhere(client, live):
    answer = client.get(f"/player/v1/{live}.js")
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/javascript; charset=utf-8"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert answer.headers["cache-control"] == SHORTLY
    assert "set-cookie" not in answer.headers
    more = client.get(address(client, live)).text if '"drawing"' in answer.text else ""
    assert "Save here" in answer.text + more


@pytest.mark.parametrize(
    ("accepted", "coding"), [("br, gzip", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip"), ("identity", None)]
)
def test_it_comes_in_the_best_encoding_and_each_has_a_name_of_its_own(client, live, accepted, coding):
    answer = client.get(f"/player/v1/{live}.js", accept_encoding=accepted)
    assert answer.headers.get("content-encoding") == coding
    assert answer.headers["vary"] == "Accept-Encoding"
    again = client.get(f"/player/v1/{live}.js", accept_encoding=accepted, if_none_match=answer.headers["etag"])
    assert (again.status, again.text) == (304, "")
    other = client.get(
        f"/player/v1/{live}.js", accept_encoding="br" if coding != "br" else "gzip", if_none_match=answer.headers["etag"]
    )
    assert other.status == 200, "other bytes are not what the browser has"


def test_it_is_another_script_once_something_else_is_live(client, database, alice, live, monkeypatch):
    monkeypatch.setattr("models.release.release_shelf.LOOK_EVERY", 0.0)
    before = client.get(f"/player/v1/{live}.js").headers["etag"]
    assert client.get(f"/player/v1/{live}.js?environment=staging").headers["etag"] != before
    with database.writing() as session:
        publish(session, tour(session, alice, "Second"), seen="", by=session.merge(alice.member), now=NOW)
    assert client.get(f"/player/v1/{live}.js").headers["etag"] != before


@pytest.fixture
def drawn(database, alice):
    """Alice's site with more live than travels in one answer; returns its key and where what draws it is."""
    with database.writing() as session:
        for number in range(12):
            guide = tour(session, alice, f"Tour {number}")
            words = "".join(hashlib.sha512(f"{number} {part}".encode()).hexdigest() for part in range(8))
            step = replace(guide.document.steps[0], body=f"<p>{words}</p>")
            guide.edit(guide.document.with_step(step), "Longer", session.merge(alice.member), NOW)
            publish(session, guide, seen="", by=session.merge(alice.member), now=NOW)
    return alice.site.key


def address(client, key, version=""):
    """Where what draws its guides is, with the content of the guide whose version is called that."""
    script = client.get(f"/player/v1/{key}.js").text
    path, end = re.search(r'\bdrawing:\["([^"]+)","([^"]+)"\]', script).groups()
    return f"/player/v1/{key}/{path}{'/' if version else ''}{version}{end}"


def test_what_draws_guides_is_kept_by_browsers_for_good_under_its_address(client, drawn):
    answer = client.get(address(client, drawn))
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/javascript; charset=utf-8"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert "set-cookie" not in answer.headers
    assert "showPopover" in answer.text
    assert "showPopover" not in client.get(f"/player/v1/{drawn}.js").text


def test_a_script_from_before_an_update_gets_what_there_is_now_and_not_for_good(client, drawn):
    path = address(client, drawn).partition("?")[0]
    for query in ("", "?000000000000"):
        answer = client.get(path + query)
        assert answer.status == 200
        assert answer.headers["cache-control"] == SHORTLY


def test_a_script_from_before_a_publication_gets_what_it_knows(client, database, alice, drawn, monkeypatch):
    monkeypatch.setattr("models.release.release_shelf.LOOK_EVERY", 0.0)
    before = address(client, drawn)
    text = client.get(before).text
    with database.writing() as session:
        publish(session, tour(session, alice, "Another"), seen="", by=session.merge(alice.member), now=NOW)
    assert address(client, drawn) != before
    again = client.get(before)
    assert again.text == text
    assert again.headers["cache-control"].endswith("immutable")


@pytest.fixture
def long(database, alice, drawn):
    """The player's name for the version of a guide on that site whose content travels with no others."""
    with database.writing() as session:
        guide = tour(session, alice, "Long story")
        step = replace(guide.document.steps[0], body=f"<p>{'A long story. ' * 1300}</p>")
        guide.edit(guide.document.with_step(step), "Longer", session.merge(alice.member), NOW)
        release = publish(session, guide, seen="", by=session.merge(alice.member), now=NOW)
        return next(one["version"][:12] for one in release.guides() if one["name"] == "Long story")


def test_the_large_guide_that_is_due_comes_with_what_draws_it(client, drawn, long):
    assert "A long story." not in client.get(address(client, drawn)).text
    answer = client.get(address(client, drawn, long))
    assert answer.status == 200
    assert "A long story." in answer.text
    assert "showPopover" in answer.text
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    before_an_update = client.get(address(client, drawn, long).partition("?")[0] + "?000000000000")
    assert before_an_update.text == answer.text
    assert before_an_update.headers["cache-control"] == SHORTLY


def test_who_asks_for_one_thing_by_the_name_of_another_keeps_nobody_from_it(database, drawn):
    shelf = ReleaseShelf(database, "https://cairn.example")
    with database.reading() as session:
        name = session.scalars(select(Release.hash)).first()

    async def ask():
        return await asyncio.gather(shelf.content(drawn, name), shelf.release(drawn, name), shelf.content(drawn, name))

    with ThreadPoolExecutor(1) as apart:
        content, release, again = apart.submit(asyncio.run, ask()).result()
    assert (content, again) == (None, None)
    assert release.etag.strip('"') == name


def test_another_site_has_no_part_in_it(client, charlie, drawn, long):
    for path in (address(client, drawn), address(client, drawn, long)):
        for stranger in (path.replace(drawn, charlie.site.key), path.replace(drawn, "nosuchsite")):
            assert client.get(stranger).status == 404
    for name in ("0" * 12, "%25" * 4, "_" * 12, "a" * 11, "a" * 64):
        assert client.get(f"/player/v1/{drawn}/releases/{name}.js").status == 404
        assert client.get(address(client, drawn, name)).status == 404


@pytest.mark.parametrize(
    ("path", "status"),
    [("/player/v1/nosuchsite.js", 404), ("/player/v1/NO-SUCH!.js", 404), ("/player/v1/{key}.js?environment=moon", 400)],
)
def test_why_there_is_no_script_is_a_comment_that_does_nothing(client, live, path, status):
    answer = client.get(path.replace("{key}", live))
    assert answer.status == status
    assert answer.text.startswith("/* Cairn: ")
    assert answer.text.endswith(" */")
    assert answer.headers["access-control-allow-origin"] == "*"


def test_a_site_knows_that_its_tag_was_seen_and_nothing_of_who_saw_it(app, client, database, live):
    client.get(f"/player/v1/{live}.js", user_agent="Somebody's browser", referer="https://app.acme.example/private")
    app.state.ledger.count(Sorted(0, 0)).result(10)  # what was asked of it before is written by now
    with database.reading() as session:
        guide = session.query(Guide).first()
        assert guide.site.tag_seen_at is not None


def test_parts_are_there_by_name_only(client, live):
    for name in ("preview", "debug", "explain"):
        part = client.get(f"/player/v1/{live}/parts/{name}.js")
        assert part.status == 200
        assert part.headers["content-type"].startswith("application/javascript")
    assert client.get(f"/player/v1/{live}/parts/secrets.js").status == 404
    assert client.get("/player/v1/nosuchsite/parts/preview.js").status == 404
