"""What was live at a moment of the past."""

from dataclasses import replace
from datetime import timedelta

from models.guide import Guide, Version
from models.release.past_release import live_at
from models.release.publish import publish, roll_back, take_down
from models.release.release import Release, ReleaseMove
from tests.support.people import NOW, tour

HOUR = timedelta(hours=1)


def test_the_history_of_releases_says_what_was_live_at_any_moment(database, alice, charlie):
    with database.writing() as session:
        guide, by = tour(session, alice), session.merge(alice.member)
        first = publish(session, guide, seen="", by=by, now=NOW).guides()[0]["version"]
        Version.of_guide(session, guide)[0].call("Spring words")
        guide.edit(guide.document.changed("s1", lambda step: replace(step, title="New")), "New", by, NOW)
        second = publish(session, guide, seen=first, by=by, now=NOW + HOUR).guides()[0]["version"]
        publish(session, guide, seen="", by=by, now=NOW + HOUR, environment="staging")
        take_down(session, guide, by=by, now=NOW + 2 * HOUR)
        moves = ReleaseMove.history(session, guide.site, "production")
        roll_back(session, guide.site, moves[-1], by=by, now=NOW + 3 * HOUR)
        site, organisation = guide.site_id, guide.organisation_id

    def at(moment, **asked):
        with database.reading() as session:
            found = live_at(session, organisation, moment, **asked)
            return [[(one.version_hash, one.version) for one in release.guides] for release in found]

    assert at(NOW - HOUR) == [], "before anything was published"
    assert at(NOW) == [[(first, "Spring words, 24 Nov 2026")]]
    assert [[name for name, _ in one] for one in at(NOW + HOUR)] == [[second]]
    assert at(NOW + 2 * HOUR) == [[]], "taken down"
    assert at(NOW + 3 * HOUR) == [[(first, "Spring words, 24 Nov 2026")]], "rolled back"
    assert at(NOW + HOUR / 2, environment="staging") == []
    assert at(NOW, but=[site]) == []
    with database.reading() as session:
        assert live_at(session, charlie.organisation.id, NOW) == []


def test_a_guide_that_is_gone_is_named_and_a_release_that_can_not_be_read_says_so(database, alice):
    with database.writing() as session:
        guide = tour(session, alice)
        publish(session, guide, seen="", by=session.merge(alice.member), now=NOW)
        organisation = guide.organisation_id
    with database.writing() as session:
        session.get_one(Guide, guide.id).key = "another-key"
    with database.reading() as session:
        [gone] = live_at(session, organisation, NOW)[0].guides
        assert (gone.name, gone.guide_id) == (guide.name, None)
    with database.writing() as session:
        session.query(Release).update({"document": "{"})
    with database.reading() as session:
        assert live_at(session, organisation, NOW)[0].guides is None
