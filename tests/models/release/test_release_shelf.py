"""How long visitors wait for a look at the database where something is known already."""

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from models.release import release_shelf
from models.release.publish import publish
from models.release.release_shelf import PATIENCE, ReleaseShelf
from tests.support.people import NOW, tour


@pytest.fixture
def shelf(database, alice):
    with database.writing() as session:
        publish(session, tour(session, alice), seen="", by=session.merge(alice.member), now=NOW)
    return ReleaseShelf(database, "http://cairn.test")


@pytest.mark.one_engine
@pytest.mark.parametrize(("is_cut_off", "waited"), [(True, release_shelf.PATIENCE_CUT_OFF), (False, PATIENCE)])
def test_nobody_waits_long_for_a_database_that_no_longer_says_what_is_published(shelf, alice, monkeypatch, is_cut_off, waited):
    over, look = threading.Event(), shelf._source.load

    def slow(*asked):
        over.wait(20)
        return look(*asked)

    async def walk():
        before = await shelf.get(alice.site.key, "production")
        monkeypatch.setattr(release_shelf, "LOOK_EVERY", 0.0)
        monkeypatch.setattr(shelf._source, "load", slow)
        shelf.news.is_cut_off = is_cut_off
        began = time.monotonic()
        now = await shelf.get(alice.site.key, "production")
        took = time.monotonic() - began
        over.set()
        await shelf.close()
        return before is now, took

    with ThreadPoolExecutor(1) as apart:
        is_same, took = apart.submit(asyncio.run, walk()).result(30)
    assert is_same
    assert waited * 0.9 < took
    assert is_cut_off or took > 1
    assert not is_cut_off or took < 1.5


@pytest.mark.one_engine
def test_batches_go_on_with_what_they_know_while_a_look_is_due_and_hear_of_it_after(shelf, database, alice, monkeypatch):
    name = alice.site.key, "production"

    async def walk():
        first = await shelf.get(*name)
        with database.writing() as session:
            guide = tour(session, alice, "Another")
            publish(session, guide, seen="", by=session.merge(alice.member), now=NOW)
        monkeypatch.setattr(release_shelf, "LOOK_EVERY", 0.0)
        at_once = shelf.at_hand(*name)
        await asyncio.sleep(0)
        await shelf.close()
        after = shelf.at_hand(*name)
        monkeypatch.setattr(release_shelf, "LOOK_BEHIND", -1.0)
        return first is at_once, first is after, shelf.at_hand(*name)

    with ThreadPoolExecutor(1) as apart:
        at_once, after, late = apart.submit(asyncio.run, walk()).result(30)
    assert (at_once, after) == (True, False)
    assert late is None
