"""Which versions of a site's guides visitors are or were lately shown, with their steps and languages."""

import importlib
import json
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import select

from models.guide import Guide
from models.release.player_modules import modules_of
from models.release.promote import promote
from models.release.publish import publish, roll_back, take_down
from models.release.release import Release, ReleaseMove
from models.release.shown_version import MANY_GUIDES, ShownVersion, shown_versions
from models.site import Site
from tests.support.people import NOW, tour

LATER = NOW + timedelta(days=1)


@pytest.fixture
def guide(database, alice):
    with database.writing() as session:
        return tour(session, alice)


def put_live(database, alice, guide, now=NOW, title="", environment="production"):
    """Publishes the guide, with another title of its step if one is given; returns the version."""
    with database.writing() as session:
        mine, by = session.get_one(Guide, guide.id), session.merge(alice.member)
        if title:
            mine.edit(mine.document.changed("s1", lambda step: replace(step, title=title)), "Changed the title", by, now)
        release = publish(session, mine, seen=live_version(session, mine, environment), by=by, now=now, environment=environment)
        return next(entry["version"] for entry in release.guides() if entry["id"] == guide.key)


def live_version(session, guide, environment):
    rows = select(ShownVersion).where(ShownVersion.guide_id == guide.id, ShownVersion.environment == environment)
    return next((row.version_hash for row in session.scalars(rows) if row.until is None), "")


def shown(database, alice, now=LATER, environment="production"):
    with database.reading() as session:
        found = shown_versions(session, alice.site.id, environment, now)
    return {version: one.until for (_, version), one in found.items() if len(version) == 64}


def test_what_is_published_is_shown_with_its_steps_and_languages(database, alice, guide):
    version = put_live(database, alice, guide)
    with database.reading() as session:
        found = shown_versions(session, alice.site.id, "production", NOW)
    assert set(found) == {(guide.key, version), (guide.key, version[:12])}
    one = found[guide.key, version]
    assert (one.guide_id, one.version, one.steps, one.languages, one.until) == (
        guide.id,
        version,
        frozenset({"s1"}),
        frozenset({"en"}),
        None,
    )
    assert shown(database, alice, environment="staging") == {}


def test_what_was_replaced_taken_down_or_rolled_back_says_since_when(database, alice, guide):
    first = put_live(database, alice, guide)
    second = put_live(database, alice, guide, LATER, "Another title")
    assert shown(database, alice) == {first: LATER, second: None}
    with database.writing() as session:
        site, by = session.get_one(Site, alice.site.id), session.merge(alice.member)
        roll_back(session, site, ReleaseMove.history(session, site, "production")[-1], by=by, now=LATER + timedelta(hours=1))
    assert shown(database, alice) == {first: None, second: LATER + timedelta(hours=1)}
    with database.writing() as session:
        take_down(session, session.get_one(Guide, guide.id), by=session.merge(alice.member), now=LATER + timedelta(hours=2))
    assert shown(database, alice)[first] == LATER + timedelta(hours=2)


def test_what_went_more_than_ninety_days_ago_is_not_listed(database, alice, guide):
    first = put_live(database, alice, guide)
    put_live(database, alice, guide, LATER, "Another title")
    assert first in shown(database, alice, LATER + timedelta(days=89))
    assert first not in shown(database, alice, LATER + timedelta(days=90))


def test_staging_is_shown_in_its_own_environment_until_it_is_promoted(database, alice, guide):
    version = put_live(database, alice, guide, environment="staging")
    assert shown(database, alice) == {}
    with database.writing() as session:
        promote(session, session.get_one(Guide, guide.id), seen="", staged=version, by=session.merge(alice.member), now=LATER)
    assert shown(database, alice) == shown(database, alice, environment="staging") == {version: None}


def test_another_sites_guides_are_not_shown_here(database, alice, charlie, guide):
    put_live(database, alice, guide)
    assert shown(database, charlie) == {}


def test_the_migration_knows_what_was_shown_before_it(database, alice, guide):
    put_live(database, alice, guide)
    put_live(database, alice, guide, LATER, "Another title")
    put_live(database, alice, guide, LATER, environment="staging")
    migration, later = (
        importlib.import_module(f"migrations.versions.{name}")
        for name in ("2026_11_29_shown_versions", "2026_12_06_step_numbers")
    )
    columns = "guide_id, environment, version_hash, organisation_id, site_id, steps, languages, until"
    query = f"SELECT {columns} FROM shown_versions ORDER BY environment, version_hash"
    with database.engine.begin() as connection, Operations.context(MigrationContext.configure(connection)):
        before = [comparable(row) for row in connection.execute(sa.text(query))]
        migration.downgrade()
        migration.upgrade()
        later.upgrade()
        assert [comparable(row) for row in connection.execute(sa.text(query))] == before
        assert len(before) == 3


def comparable(row):
    """Databases hand out JSON as text or as what it says, and moments as text or as moments."""
    return {
        name: json.loads(value) if name in {"steps", "languages"} and isinstance(value, str) else str(value)
        for name, value in row._mapping.items()
    }


@pytest.mark.one_engine
def test_a_site_that_ever_had_many_live_guides_keeps_what_reads_a_dense_memory(database, alice, guide):
    put_live(database, alice, guide)
    with database.writing() as session:
        mine, by = session.get_one(Guide, guide.id), session.merge(alice.member)
        for number in range(1, MANY_GUIDES):
            assert not ShownVersion.has_many(session, mine.site_id, number)
            copy = Guide.create(session, mine.site, f"Guide {number}", "tour", mine.document, by, NOW)
            gone = ShownVersion(guide_id=copy.id, environment="staging", version_hash="c" * 64, site_id=mine.site_id)
            gone.organisation_id, gone.steps, gone.languages, gone.until = mine.organisation_id, [], [], NOW
            session.add(gone)
    put_live(database, alice, guide, LATER, "Once more")
    with database.reading() as session:
        release = session.scalars(select(Release).order_by(Release.created_at.desc())).first().read()
    assert release["many_guides"] is True
    assert len(release["guides"]) == 1
    assert "judge/dense_memory.js" in modules_of(release, {}).deciding
