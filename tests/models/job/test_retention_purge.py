"""The night deletes what has been kept for as long as its class says, and nothing else."""

from datetime import timedelta

import pytest
from sqlalchemy import func, insert, select

from models.account.invitation import Invitation
from models.account.refused_attempt import RefusedAttempt
from models.account.role import Role
from models.event.event_count import add_counts
from models.event.guide_day import GuideDay
from models.event.rejected_count import RejectedCount
from models.event.sorted_batch import Place, Sorted
from models.event.step_count import StepCount
from models.job.retention_purge import over, purge_retained
from models.privacy.stored_columns import PLANES
from models.schema import metadata
from models.support.retention_settings import RetentionSettings
from tests.support.people import NOW, tour

DAYS = RetentionSettings(usage=100, account=200)


def _counted(session, guide, days):
    place = Place(guide.id, "production", "started", "v", "", "en", "desktop")
    add_counts(session, [Sorted(guide.site_id, guide.organisation_id, sums={place: (3, 2)})], (NOW - timedelta(days=days)).date())


def test_promise_m3_figures_go_when_their_days_are_over_and_not_before(database, alice):
    with database.writing() as session:
        guide = tour(session, alice)
        session.flush()
        for days in (99, 100, 101, 400):
            _counted(session, guide, days)
        old = {"site_id": alice.site.id, "day": (NOW - timedelta(days=101)).date(), "reason": "shape"}
        session.execute(insert(RejectedCount), [{**old, "organisation_id": alice.organisation.id, "total": 1}])
    assert purge_retained(database, metadata, DAYS, NOW) == {"guide_days": 2, "rejected_counts": 1, "step_counts": 2}
    assert purge_retained(database, metadata, DAYS, NOW) == {}
    with database.reading() as session:
        for table in (StepCount, GuideDay):
            assert session.scalar(select(func.count()).select_from(table)) == 2


def test_promise_m3_invitations_and_counts_of_attempts_go_with_their_time(database, alice):
    with database.writing() as session:
        Invitation.make(session, alice.organisation.id, "dora@example.com", Role.VIEWER, None, NOW, days=7)
        session.execute(
            insert(RefusedAttempt),
            [
                {"kind": "sign-in", "day": str((NOW - timedelta(days=days)).date()), "minutes": 1, "last_at": NOW}
                for days in (2, 31)
            ],
        )
    assert purge_retained(database, metadata, DAYS, NOW) == {"refused_attempts": 1}
    assert purge_retained(database, metadata, DAYS, NOW + timedelta(days=36)) == {"refused_attempts": 1}
    assert purge_retained(database, metadata, DAYS, NOW + timedelta(days=38)) == {"invitations": 1}


@pytest.mark.one_engine
def test_what_counts_the_days_of_a_class_is_a_column_of_its_table(database):
    for tables in PLANES.values():
        for name, kept in tables.items():
            if kept.retention and kept.retention.clock:
                over(metadata.tables[name], kept.retention, DAYS, NOW)
