import json
import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from models.guide import Guide, GuideDocument, NotPublishable, Publication, Version
from models.release.publish import PublishedMeanwhile, publish, roll_back, take_down
from models.release.release import INLINE_GUIDE, Release, ReleaseMove
from models.release.schema_conformity import DoesNotConform, assert_conforms
from models.support.canonical_json import canonical, content_hash
from tests.support.people import NOW, tour


@pytest.fixture
def guide_id(database, alice):
    with database.writing() as session:
        return tour(session, alice).id


def put_live(database, person, guide_id, *, seen="", title="", after=0):
    with database.writing() as session:
        guide = session.get_one(Guide, guide_id)
        member = session.merge(person.member)
        now = NOW + timedelta(minutes=after)
        if title:
            document = guide.document.changed("s1", lambda step: replace(step, title=title))
            guide.edit(document, "Changed the title", member, now)
        return publish(session, guide, seen=seen, by=member, now=now).hash


def live_version(database, guide_id):
    with database.reading() as session:
        live = Publication.of(session, session.get_one(Guide, guide_id))
        return live.version_hash if live else ""


def titles(database, release):
    with database.reading() as session:
        document = json.loads(session.scalars(select(Release.document).where(Release.hash == release)).one())
    return [guide["content"]["steps"][0]["title"] for guide in document["guides"]]


def test_a_release_is_named_by_the_hash_of_its_canonical_document(database, alice, guide_id):
    name = put_live(database, alice, guide_id)
    with database.reading() as session:
        release = session.get_one(Release, (alice.site.id, name))
        document = json.loads(release.document)
        assert content_hash(document) == name
        assert release.document == json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        assert_conforms(document)


def test_publishing_the_same_content_again_makes_no_second_version(database, alice, guide_id):
    first = put_live(database, alice, guide_id)
    assert put_live(database, alice, guide_id, seen=live_version(database, guide_id), after=1) == first
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Version)) == 1
        assert session.scalar(select(func.count()).select_from(ReleaseMove)) == 2


def test_whoever_did_not_see_what_is_live_is_told_who_published_it(database, alice, bob, guide_id):
    put_live(database, bob, guide_id)
    with pytest.raises(PublishedMeanwhile, match="Bob published this guide"):
        put_live(database, alice, guide_id, title="Mine")
    assert titles(database, current(database, alice)) == ["Save here"]


def current(database, person):
    with database.reading() as session:
        return ReleaseMove.history(session, person.site, "production")[0].release_hash


def test_of_two_authors_publishing_at_once_one_wins_and_the_other_is_told(database, alice, bob, guide_id):
    outcomes = {}
    together = threading.Barrier(2)

    def author(person):
        together.wait(10)
        try:
            put_live(database, person, guide_id)
            outcomes[person.member.name] = "won"
        except PublishedMeanwhile as problem:
            outcomes[person.member.name] = str(problem)

    threads = [threading.Thread(target=author, args=(person,)) for person in (alice, bob)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    winner = next(name for name, outcome in outcomes.items() if outcome == "won")
    loser = next(name for name in outcomes if name != winner)
    assert f"{winner} published this guide" in outcomes[loser]
    with database.reading() as session:
        assert [move.moved_by.name for move in ReleaseMove.history(session, alice.site, "production")] == [winner]


def test_taking_down_leaves_versions_and_an_empty_release(database, alice, guide_id):
    put_live(database, alice, guide_id)
    with database.writing() as session:
        take_down(session, session.get_one(Guide, guide_id), by=session.merge(alice.member), now=NOW)
    assert live_version(database, guide_id) == ""
    assert titles(database, current(database, alice)) == []
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Version)) == 1


def test_rolling_back_brings_back_the_same_release(database, alice, guide_id):
    first = put_live(database, alice, guide_id)
    second = put_live(database, alice, guide_id, seen=live_version(database, guide_id), title="Later", after=1)
    assert first != second
    with database.writing() as session:
        move = ReleaseMove.history(session, alice.site, "production")[-1]
        again = roll_back(
            session, session.merge(alice.site), move, by=session.merge(alice.member), now=NOW + timedelta(minutes=2)
        )
        assert again.hash == first
    assert titles(database, current(database, alice)) == ["Save here"]


def test_a_guide_with_something_missing_changes_nothing(database, alice, guide_id):
    with database.writing() as session:
        session.get_one(Guide, guide_id).edit(GuideDocument(), "Removed all", session.merge(alice.member), NOW)
    with pytest.raises(NotPublishable, match="first step"):
        put_live(database, alice, guide_id)
    assert live_version(database, guide_id) == ""


def test_staging_and_production_do_not_touch_each_other(database, alice, guide_id):
    with database.writing() as session:
        guide = session.get_one(Guide, guide_id)
        publish(session, guide, seen="", by=session.merge(alice.member), now=NOW, environment="staging")
        assert Publication.of(session, guide) is None
        assert ReleaseMove.history(session, alice.site, "production") == []


def test_a_release_that_players_could_not_read_names_the_place():
    document = {
        "schema": 1,
        "site": "k" * 16,
        "environment": "production",
        "budget": 1,
        "zone": "UTC",
        "guides": [{"id": "BAD ID"}],
    }
    with pytest.raises(DoesNotConform, match=r"\$\.guides\[0\]"):
        assert_conforms(document)


def test_a_content_that_is_too_large_to_travel_is_held_against_the_schema_all_the_same(database, alice, guide_id):
    put_live(database, alice, guide_id)
    with database.writing() as session:
        version = session.scalars(select(Version)).one()
        entry = json.loads(version.document)
        entry["content"]["steps"][0]["body"] = [["script", "alert(1)"], "x" * INLINE_GUIDE]
        name = content_hash(entry)
        session.execute(update(Publication).values(version_hash=name))
        session.execute(update(Version).values(hash=name, document=canonical(entry).decode()))
        session.expire_all()
        with pytest.raises(DoesNotConform, match="script"):
            publish(session, tour(session, alice), seen="", by=session.merge(alice.member), now=NOW)
        session.rollback()
