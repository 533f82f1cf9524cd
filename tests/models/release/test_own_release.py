"""What one author's browser gets: everything live, and one guide that is not."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from models.guide import Guide, compile_guide
from models.release.own_release import own_release
from models.release.publish import publish
from models.release.release_shelf import ReleaseShelf
from tests.support.people import NOW, tour

ORIGIN = "https://cairn.example"


@pytest.fixture
def live(database, alice):
    """Looks up what is live on Alice's site."""

    def look(environment="production"):
        with ThreadPoolExecutor(1) as apart:
            return apart.submit(asyncio.run, ReleaseShelf(database, ORIGIN).get(alice.site.key, environment)).result()

    return look


def entry_of(guide):
    return {**compile_guide(guide), "version": "f" * 64}


def test_the_draft_stands_beside_what_is_live_with_its_content(database, alice, live):
    with database.writing() as session:
        member = session.merge(alice.member)
        publish(session, tour(session, alice, "Others"), seen=None, by=member, now=NOW)
        entry = entry_of(tour(session, alice, "Mine"))
    before = live()
    shown = own_release(before, entry, ORIGIN)
    guides = {guide["id"]: guide for guide in shown["config"]["guides"]}
    assert len(guides) == 2
    assert guides[entry["id"]]["content"]["steps"][0]["title"] == "Save here"
    assert shown["config"]["key"] == alice.site.key
    assert shown["listed"]["content"] == {"steps": [{"id": "s1", "kind": "tooltip"}]}
    assert live().hash == before.hash


def test_it_takes_the_place_of_the_version_that_is_live(database, alice, live):
    with database.writing() as session:
        guide = tour(session, alice, "Mine")
        publish(session, guide, seen=None, by=session.merge(alice.member), now=NOW)
        draft = guide.document.changed("s1", lambda step: replace(step, title="Later"))
        guide.edit(draft, "Changed", session.merge(alice.member), NOW)
        entry = entry_of(guide)
    (guide,) = own_release(live(), entry, ORIGIN)["config"]["guides"]
    assert guide["content"]["steps"][0]["title"] == "Later"


def test_a_large_one_has_its_content_too(database, alice, live):
    with database.writing() as session:
        guide = tour(session, alice, "Mine")
        long = guide.document.changed("s1", lambda step: replace(step, body=f"<p>{'Long. ' * 3000}</p>"))
        guide.edit(long, "Long", session.merge(alice.member), NOW)
        entry = entry_of(session.get_one(Guide, guide.id))
    (guide,) = own_release(live(), entry, ORIGIN)["config"]["guides"]
    assert "apart" not in guide
    assert guide["content"]["steps"]
