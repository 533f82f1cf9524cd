from datetime import timedelta

import pytest
from sqlalchemy import select

from models.account.audit_log import AuditEntry
from models.check.finding import Finding
from models.event.event_count import add_counts
from models.event.guide_day import GuideDay
from models.event.sorted_batch import Place, Sorted
from models.event.step_count import StepCount
from models.guide import Guide, Publication
from models.guide.guide_search import GuideSearch
from models.job.content_purge import NAMELESS, purge_deleted
from models.release.content_deletion import (
    UNDOABLE,
    GoesAlong,
    GoneForGood,
    bring_guide_back,
    bring_site_back,
    delete_guide,
    delete_site,
    deleted_guides,
    deleted_sites,
)
from models.release.publish import publish, roll_back
from models.release.release import ReleaseMove
from models.release.release_lookup import find_live
from models.review import Review
from models.schema import metadata
from models.site import Site
from tests.support.people import NOW, tour

LATER = NOW + UNDOABLE + timedelta(minutes=1)


def shown(session, site):
    return [guide["name"] for guide in find_live(session, site.key, "production").document["guides"]]


def count(session, guide):
    place = Place(guide.id, "production", "started", "v", "", "", "")
    add_counts(session, [Sorted(guide.site_id, guide.organisation_id, sums={place: (7, 0)})], NOW.date())


@pytest.fixture
def two(database, alice):
    """The ids of two live guides of a site, the first of them counted and under review."""
    with database.writing() as session:
        member = session.merge(alice.member)
        first, second = tour(session, alice, "First"), tour(session, alice, "Second")
        for guide in (first, second):
            publish(session, guide, seen="", by=member, now=NOW)
        count(session, first)
        Review.ask(session, first, "Look", member, NOW)
        return first.id, second.id


def test_a_deleted_guide_is_shown_to_nobody_and_found_by_nobody_and_comes_back_as_a_draft(database, alice, two):
    with database.writing() as session:
        guide, member = session.get_one(Guide, two[0]), session.merge(alice.member)
        assert GoesAlong.with_guide(session, guide).counts == ((1, "step"), (0, "translation"), (1, "version"))
        delete_guide(session, guide, member, NOW)
        assert shown(session, guide.site) == ["Second"]
        assert Guide.find(session, guide.organisation_id, guide.id) is None
        search = GuideSearch(guide.organisation_id)
        archive = GuideSearch(guide.organisation_id, archived=True)
        assert ([one.name for one in search.found(session)], archive.found(session)) == (["Second"], [])
        assert session.scalar(Review.waiting(guide.organisation_id)) == 0
        assert Review.newest(session, guide.organisation_id) == []
        assert [one.id for one in deleted_guides(session, guide.organisation_id, NOW)] == [guide.id]
        assert deleted_guides(session, guide.organisation_id, NOW, {guide.site_id}) == []
        moves = ReleaseMove.history(session, guide.site, "production")
        roll_back(session, guide.site, moves[1], by=member, now=NOW)
        assert shown(session, guide.site) == ["Second"], "rolling back brings nothing back that was deleted"
        bring_guide_back(session, guide, member, NOW)
        assert (guide.archived_at, guide.deleted_at) == (None, None)
        assert Publication.of(session, guide) is None
        assert session.scalar(Review.waiting(guide.organisation_id)) == 1
        acts = session.scalars(select(AuditEntry.act).order_by(AuditEntry.id)).all()
        assert [act for act in acts if "deleted" in act or "back" in act][-1] == "guide.brought_back"


def test_an_archived_guide_comes_back_archived_and_only_within_thirty_days(database, alice, two):
    with database.writing() as session:
        guide, member = session.get_one(Guide, two[0]), session.merge(alice.member)
        guide.archive(NOW - timedelta(days=1))
        delete_guide(session, guide, member, NOW)
        with pytest.raises(GoneForGood):
            bring_guide_back(session, guide, member, LATER)
        bring_guide_back(session, guide, member, LATER - timedelta(minutes=2))
        assert guide.archived_at == NOW - timedelta(days=1)


def test_a_deleted_site_shows_nothing_and_comes_back_with_everything_live_as_it_was(database, alice, two):
    with database.writing() as session:
        site, member = session.get_one(Site, alice.site.id), session.merge(alice.member)
        delete_guide(session, session.get_one(Guide, two[1]), member, NOW - timedelta(days=2))
        assert (1, "live guide") in GoesAlong.with_site(session, site).counts
        delete_site(session, site, member, NOW)
        assert shown(session, site) == []
        assert (Site.all_of(session, site.organisation_id), Site.find(session, site.organisation_id, site.id)) == ([], None)
        assert [one.name for one in deleted_sites(session, site.organisation_id, NOW)] == [site.name]
        assert deleted_guides(session, site.organisation_id, NOW) == [], "they come back with their site"
        bring_site_back(session, site, member, NOW)
        assert shown(session, site) == ["First"]
        assert [one.id for one in deleted_guides(session, site.organisation_id, NOW)] == [two[1]], "deleted before, and still"


def test_thirty_days_later_nothing_is_left_of_a_guide_but_what_was_counted(database, alice, two):
    with database.writing() as session:
        member = session.merge(alice.member)
        delete_guide(session, session.get_one(Guide, two[0]), member, NOW)
    assert purge_deleted(database, metadata, LATER - timedelta(minutes=2)) == {}
    gone = purge_deleted(database, metadata, LATER)
    assert gone["drafts"] >= 1
    assert gone["versions"] == gone["reviews"] == 1
    assert purge_deleted(database, metadata, LATER) == {}
    with database.reading() as session:
        assert session.get_one(Guide, two[0]).name == NAMELESS
        for table in (StepCount, GuideDay):
            assert session.scalar(select(table.started).where(table.guide_id == two[0])) == 7
        assert session.get_one(Guide, two[1]).document.steps
        assert session.scalars(select(Finding)).all() == []


def test_thirty_days_later_nothing_is_left_of_a_site(database, alice, charlie, two):
    with database.writing() as session:
        site, member = session.get_one(Site, alice.site.id), session.merge(alice.member)
        kept = tour(session, charlie).id
        delete_site(session, site, member, NOW)
    assert purge_deleted(database, metadata, LATER)["guides"] == 2
    with database.reading() as session:
        assert session.get(Site, alice.site.id) is None
        assert session.scalars(select(Guide.id)).all() == [kept]
        for table in (StepCount, GuideDay):
            assert session.scalars(select(table)).all() == []
